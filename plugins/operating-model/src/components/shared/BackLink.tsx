import { Link } from '@backstage/ui';
import styles from './shared.module.css';

interface BackLinkProps {
  href: string;
  /** What it leads back to. */
  children: string;
}

/** The link above a heading, to where one most likely came from. */
export function BackLink({ href, children }: BackLinkProps) {
  return (
    <Link href={href} className={styles.link}>
      ‹ {children}
    </Link>
  );
}
