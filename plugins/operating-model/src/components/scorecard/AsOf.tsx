import { DateTime } from 'luxon';
import { useTexts } from '../../hooks/useTexts';
import styles from './scorecard.module.css';

interface AsOfProps {
  computedAt?: string;
}

export function formatMoment(iso: string): string {
  return DateTime.fromISO(iso).toLocaleString(DateTime.DATETIME_MED);
}

/** When the figures were made. */
export function AsOf({ computedAt }: AsOfProps) {
  const t = useTexts();
  if (!computedAt) return null;
  return (
    <span className={styles.small}>
      {t('scorecard.asOf', { date: formatMoment(computedAt) })}
    </span>
  );
}
