import { Severity, SEVERITIES } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import styles from './shared.module.css';

const LOOKS: Record<Severity, { sign: string; colour: string; tag: string }> = {
  error: { sign: '✕', colour: styles.negative, tag: styles.missing },
  warning: { sign: '▲', colour: styles.warning, tag: styles.weak },
  note: { sign: '○', colour: styles.quiet, tag: styles.unknown },
};

interface SeveritySignProps {
  severity: Severity;
  /** Where the word stands beside it, it is for the eyes only. */
  decorative?: boolean;
}

/** The sign of a severity, read aloud by its word. */
export function SeveritySign({ severity, decorative }: SeveritySignProps) {
  const t = useTexts();
  const { colour, sign } = LOOKS[severity];
  const read = decorative
    ? { 'aria-hidden': true }
    : { role: 'img', 'aria-label': t(`matrices.severity.${severity}`) };
  return (
    <span {...read} className={colour}>
      {sign}
    </span>
  );
}

interface SeverityTagProps {
  severity: Severity;
  children: ReactNode;
}

/** A word about something of a severity, with its sign and colour. */
export function SeverityTag({ severity, children }: SeverityTagProps) {
  const { sign, tag } = LOOKS[severity];
  return (
    <span className={`${styles.tag} ${tag}`}>
      <span aria-hidden="true">{sign}</span> {children}
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
