import { ReactNode, useEffect } from 'react';
import styles from './page.module.css';

const CHOSEN = '.bui-PluginHeaderTabsWrapper [aria-selected="true"]';

/** The host draws its tabs when it likes, which is soon; nobody looks for them for longer than about a second. */
const FRAMES = 60;

/**
 * The main part of the page, which the host gives no landmark. Scrolls the host's tabs so far that one sees which is chosen. On a phone they are wider than the page, and the host leaves them
 * where they are.
 */
export function ChosenTabInSight({ children }: { children: ReactNode }) {
  useEffect(() => {
    let frame = 0;
    let left = FRAMES;
    function show() {
      const tab = document.querySelector(CHOSEN);
      tab?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
      if (!tab && left > 0) {
        left -= 1;
        frame = requestAnimationFrame(show);
      }
    }
    show();
    return () => cancelAnimationFrame(frame);
  }, []);
  return <main className={styles.through}>{children}</main>;
}
