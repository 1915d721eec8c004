import { ReactNode, useEffect } from 'react';

/**
 * Scrolls the host's tabs so far that one sees which is chosen. On a phone they are wider than the page, and the host leaves them
 * where they are.
 */
export function ChosenTabInSight({ children }: { children: ReactNode }) {
  useEffect(() => {
    document
      .querySelector('.bui-PluginHeaderTabsWrapper [aria-selected="true"]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
  }, []);
  return <>{children}</>;
}
