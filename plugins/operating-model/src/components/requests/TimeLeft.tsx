import { useTexts } from '../../hooks/useTexts';
import { daysLeft } from './daysLeft';

interface TimeLeftProps {
  until: string;
  now: string;
}

/** How many days there are until a moment. */
export function TimeLeft({ until, now }: TimeLeftProps) {
  const t = useTexts();
  const count = daysLeft(until, now);
  if (count === undefined) return <>{t('requests.over')}</>;
  return (
    <>{count > 0 ? t('requests.daysLeft', { count }) : t('requests.lastDay')}</>
  );
}
