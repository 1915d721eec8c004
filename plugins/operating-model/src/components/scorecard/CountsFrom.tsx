import { useTexts } from '../../hooks/useTexts';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';

interface CountsFromProps {
  /** An ISO date; absent of what counts already. */
  day: string | undefined;
}

/** Of what is announced: from when on it counts. */
export function CountsFrom({ day }: CountsFromProps) {
  const t = useTexts();
  return day ? (
    <div className={shared.small}>
      {t('scorecard.explain.countsFrom', { date: formatDate(day) })}
    </div>
  ) : null;
}
