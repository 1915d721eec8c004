import { DateTime } from 'luxon';
import { useTexts } from '../../hooks/useTexts';
import shared from '../shared/shared.module.css';

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
    <span className={shared.small}>
      {t('scorecard.asOf', { date: formatMoment(computedAt) })}
    </span>
  );
}
