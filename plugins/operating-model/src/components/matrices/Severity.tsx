import { Severity, SEVERITIES } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import styles from './Severity.module.css';

const SIGNS: Record<Severity, string> = { error: '✕', warning: '▲', note: '○' };

interface SeveritySignProps {
  severity: Severity;
}

/** The sign of a severity, read aloud by its word. */
export function SeveritySign({ severity }: SeveritySignProps) {
  const t = useTexts();
  return (
    <span
      role="img"
      aria-label={t(`matrices.severity.${severity}`)}
      className={styles[severity]}
    >
      {SIGNS[severity]}
    </span>
  );
}

interface SeverityTagProps {
  severity: Severity;
  children: ReactNode;
}

/** A word about something of a severity, with its sign and colour. */
export function SeverityTag({ severity, children }: SeverityTagProps) {
  return (
    <span className={`${styles.tag} ${styles[`${severity}Tag`]}`}>
      <span aria-hidden="true">{SIGNS[severity]}</span> {children}
    </span>
  );
}

interface SeverityCountsProps {
  counts: Record<Severity, number>;
}

/** How many findings of each severity there are, the worst first. */
export function SeverityCounts({ counts }: SeverityCountsProps) {
  const t = useTexts();
  const found = SEVERITIES.filter(severity => counts[severity] > 0);
  if (found.length === 0) {
    return <span className={styles.quiet}>{t('matrices.noFindings')}</span>;
  }
  return (
    <span className={styles.tags}>
      {found.map(severity => (
        <SeverityTag key={severity} severity={severity}>
          {t(`matrices.count.${severity}`, { count: counts[severity] })}
        </SeverityTag>
      ))}
    </span>
  );
}
