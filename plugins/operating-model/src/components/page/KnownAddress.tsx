import { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { UnknownAddress } from '../shared/UnknownAddress';
import styles from './page.module.css';

interface KnownAddressProps {
  /** The paths of the pages below this one. */
  known: readonly string[];
  children: ReactNode;
}

/** What the page has around it from the first moment on. The host shows the head with its tabs and nothing below it at an address that none of the pages has. */
export function KnownAddress({ known, children }: KnownAddressProps) {
  const [first = ''] = (useParams()['*'] ?? '').split('/');
  return (
    <div className={`${styles.page} ${styles.through}`}>
      {children}
      {first !== '' && !known.includes(first) && <UnknownAddress />}
    </div>
  );
}
