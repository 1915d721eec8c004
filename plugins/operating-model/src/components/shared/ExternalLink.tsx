import { Link } from '@backstage/ui';
import { safeUrl } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import styles from './shared.module.css';

interface ExternalLinkProps {
  url: string;
  children: ReactNode;
}

/** A link out of the portal, in a tab of its own. What is no safe address is shown as text. */
export function ExternalLink({ url, children }: ExternalLinkProps) {
  const safe = safeUrl(url);
  if (!safe) return <>{children}</>;
  return (
    <Link
      href={safe}
      target="_blank"
      rel="noopener noreferrer"
      className={styles.link}
    >
      {children}
    </Link>
  );
}
