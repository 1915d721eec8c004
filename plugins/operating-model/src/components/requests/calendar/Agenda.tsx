import { DateTime } from 'luxon';
import { useTexts } from '../../../hooks/useTexts';
import cards from '../../shared/layout.module.css';
import { EndsList } from './EndsList';
import styles from './calendar.module.css';
import { Day, endsByDay } from './monthOf';
import { MonthOfEnds } from './readEnds';

interface AgendaProps {
  answer: MonthOfEnds;
  today: Day;
}

/** The days of a month on which something ends, one below the other. */
export function Agenda({ answer: { items, names, now }, today }: AgendaProps) {
  const t = useTexts();
  return (
    <ol className={styles.agenda}>
      {[...endsByDay(items)].map(([day, ends]) => (
        <li key={day} className={cards.card}>
          <h4 className={cards.heading}>
            <time dateTime={day}>
              {DateTime.fromISO(day).toLocaleString(
                DateTime.DATE_MED_WITH_WEEKDAY,
              )}
            </time>
            {day === today && (
              <span className={styles.today}>
                {t('requests.calendar.today')}
              </span>
            )}
          </h4>
          <EndsList items={ends} names={names} now={now} />
        </li>
      ))}
    </ol>
  );
}
