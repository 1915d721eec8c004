import { Link } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import styles from './shared.module.css';
import { useWhatIfPath } from './useWhatIfPath';

interface WhatIfLinkProps {
  partyRef: string;
  title: string;
}

/** Leads to what a change of a group or person breaks. */
export function WhatIfLink({ partyRef, title }: WhatIfLinkProps) {
  const t = useTexts();
  const whatIfPath = useWhatIfPath();
  return (
    <Link
      href={whatIfPath(partyRef)}
      aria-label={t('whatIf.openFor', { title })}
      className={styles.link}
    >
      {t('whatIf.open')}
    </Link>
  );
}
