import { VisuallyHidden } from '@backstage/ui';
import { RequestItem } from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { KeyboardEvent, useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { useTexts } from '../../../hooks/useTexts';
import { useRequestsPath } from '../../requestForm/useRequestsPath';
import styles from './calendar.module.css';
import { Day, moveDay, weeksOf } from './monthOf';

/** How many a cell has room for. */
const SHOWN = 3;

interface CalendarGridProps {
  month: DateTime;
  today: Day;
  chosen: Day;
  ends: Map<Day, RequestItem[]>;
  onChoose(day: Day): void;
  /** Goes to what ends on the chosen day. */
  onOpen(): void;
}

/** A month as a grid. Arrow keys move by days and weeks, Page Up and Page Down by months, Enter leads to the day's list. */
export function CalendarGrid({
  month,
  today,
  chosen,
  ends,
  onChoose,
  onOpen,
}: CalendarGridProps) {
  const t = useTexts();
  const path = useRequestsPath();
  const weeks = weeksOf(month);
  const grid = useRef<HTMLTableElement>(null);
  // Only who moves with the keyboard is followed by the focus.
  const isMoving = useRef(false);
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [chosen, month]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen();
      return;
    }
    const day = moveDay(chosen, event.key);
    if (!day) return;
    event.preventDefault();
    isMoving.current = true;
    onChoose(day);
  }

  return (
    <table
      ref={grid}
      role="grid"
      className={styles.grid}
      aria-label={month.toLocaleString({ month: 'long', year: 'numeric' })}
    >
      <thead>
        <tr>
          {weeks[0].map(day => (
            <th key={day} scope="col">
              <abbr
                title={DateTime.fromISO(day).toLocaleString({
                  weekday: 'long',
                })}
              >
                {DateTime.fromISO(day).toLocaleString({ weekday: 'short' })}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week[0]}>
            {week.map(day => {
              const date = DateTime.fromISO(day);
              const items = ends.get(day) ?? [];
              const looks = [
                styles.day,
                date.hasSame(month, 'month') ? '' : styles.outside,
                day === chosen ? styles.chosen : '',
              ];
              return (
                <td
                  key={day}
                  role="gridcell"
                  className={looks.filter(Boolean).join(' ')}
                  tabIndex={day === chosen ? 0 : -1}
                  aria-selected={day === chosen}
                  aria-current={day === today ? 'date' : undefined}
                  onClick={() => onChoose(day)}
                  onKeyDown={onKeyDown}
                >
                  <VisuallyHidden>
                    {[
                      date.toLocaleString(DateTime.DATE_FULL),
                      ...(day === today ? [t('requests.calendar.today')] : []),
                      t('requests.calendar.count', { count: items.length }),
                    ].join(', ')}
                  </VisuallyHidden>
                  <span className={styles.date} aria-hidden="true">
                    {date.day}
                    {day === today && (
                      <span className={styles.today}>
                        {t('requests.calendar.today')}
                      </span>
                    )}
                  </span>
                  {items.slice(0, SHOWN).map(({ id, state, title }) => (
                    <Link
                      key={id}
                      to={`${path}/${encodeURIComponent(id)}`}
                      tabIndex={-1}
                      title={`#${id} ${title}`}
                      className={
                        state === 'expired'
                          ? `${styles.chip} ${styles.past}`
                          : styles.chip
                      }
                    >
                      <span aria-hidden="true">
                        {state === 'expired' ? '■' : '◆'}
                      </span>{' '}
                      #{id} {title}
                    </Link>
                  ))}
                  {items.length > SHOWN && (
                    <span className={styles.more}>
                      {t('requests.calendar.more', {
                        count: items.length - SHOWN,
                      })}
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
