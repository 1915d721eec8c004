import { ReactNode, useEffect } from 'react';
import styles from './page.module.css';

/**
 * The main part of the page, which the host gives no landmark. Scrolls the host's tabs so far that one sees which is chosen. On a phone they are wider than the page, and the host leaves them
 * where they are.
 */
export function ChosenTabInSight({ children }: { children: ReactNode }) {
  useEffect(() => {
    document
      .querySelector('.bui-PluginHeaderTabsWrapper [aria-selected="true"]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
  }, []);
  return <main className={styles.through}>{children}</main>;
}
