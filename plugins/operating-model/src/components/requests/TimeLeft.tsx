import { useTexts } from '../../hooks/useTexts';
import { daysLeft } from './daysLeft';

interface TimeLeftProps {
  until: string;
  now: string;
}

/** How many days there are until a moment; the last one counts. */
export function TimeLeft({ until, now }: TimeLeftProps) {
  const t = useTexts();
  const count = daysLeft(until, now);
  return (
    <>{count > 0 ? t('requests.daysLeft', { count }) : t('requests.over')}</>
  );
}
