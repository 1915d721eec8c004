import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, ButtonIcon, Link } from '@backstage/ui';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { DateTime } from 'luxon';
import { useRef } from 'react';
import { useLocation } from 'react-router-dom';
import useAsync from 'react-use/esm/useAsync';
import { operatingModelApiRef } from '../../../api/OperatingModelApi';
import { useTexts } from '../../../hooks/useTexts';
import { useRequestsPath } from '../../requestForm/useRequestsPath';
import { Loaded } from '../../shared/Loaded';
import cards from '../../shared/layout.module.css';
import shared from '../../shared/shared.module.css';
import { useUrlState } from '../../shared/useUrlState';
import { Agenda } from './Agenda';
import { CalendarGrid } from './CalendarGrid';
import { EndsList } from './EndsList';
import styles from './calendar.module.css';
import { Day, endsByDay, readMonth } from './monthOf';
import { MonthOfEnds, readEnds } from './readEnds';
import { readNextEnd } from './readNextEnd';

interface CalendarProps {
  /** Rises when there may be something new. */
  reads: number;
}

/** Which exceptions end when, a month at a time; the month and the day are in the address. */
export function Calendar({ reads }: CalendarProps) {
  const t = useTexts();
  const [get, set] = useUrlState();
  const now = DateTime.now();
  const month = readMonth(get('month'), now);
  const name = month.toLocaleString({ month: 'long', year: 'numeric' });
  const goTo = (next: DateTime) =>
    set({
      month: next.hasSame(now, 'month') ? '' : next.toFormat('yyyy-MM'),
      day: '',
    });
  return (
    <section
      className={styles.calendar}
      aria-label={t('requests.views.calendar')}
    >
      <div className={cards.actions}>
        <ButtonIcon
          icon={<RiArrowLeftSLine />}
          variant="secondary"
          aria-label={t('requests.calendar.previous')}
          onPress={() => goTo(month.minus({ months: 1 }))}
        />
        <ButtonIcon
          icon={<RiArrowRightSLine />}
          variant="secondary"
          aria-label={t('requests.calendar.next')}
          onPress={() => goTo(month.plus({ months: 1 }))}
        />
        <h3 className={styles.month} aria-live="polite">
          {name}
        </h3>
        {!month.hasSame(now, 'month') && (
          <Button variant="secondary" onPress={() => goTo(now)}>
            {t('requests.calendar.toToday')}
          </Button>
        )}
      </div>
      <Loaded
        key={month.toISODate()}
        of={`${month.toISODate()} ${reads}`}
        load={api => readEnds(api, month)}
      >
        {answer => <Month month={month} answer={answer} name={name} />}
      </Loaded>
    </section>
  );
}

/** The day that is looked at: the chosen one, or today, or the first on which something ends. */
function dayOf(
  month: DateTime,
  today: Day,
  given: string,
  ends: Map<Day, unknown>,
): Day {
  const isWithin = (day: string) =>
    DateTime.fromISO(day).hasSame(month, 'month');
  if (isWithin(given)) return given;
  if (isWithin(today)) return today;
  return [...ends.keys()].find(isWithin) ?? month.toISODate()!;
}

/** Leads to the next month in which something ends. */
function NextEnd({ month }: { month: DateTime }) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const { search } = useLocation();
  const path = useRequestsPath();
  // Without an answer the calendar is gone through month by month.
  const { value: next } = useAsync(
    () => readNextEnd(api, month),
    [api, month.toISODate()],
  );
  if (!next) return null;
  const query = new URLSearchParams(search);
  query.set('month', next.toFormat('yyyy-MM'));
  query.delete('day');
  return (
    <p>
      <Link href={`${path}?${query}`} className={shared.link}>
        {t('requests.calendar.nextEnd', {
          month: next.toLocaleString({ month: 'long', year: 'numeric' }),
        })}
      </Link>
    </p>
  );
}

function Month({
  month,
  answer,
  name,
}: {
  month: DateTime;
  answer: MonthOfEnds;
  name: string;
}) {
  const t = useTexts();
  const isNarrow = useMediaQuery('(max-width: 700px)', { noSsr: true });
  const [get, set] = useUrlState();
  const { isCut, items, names, now } = answer;
  const today = DateTime.now().toISODate();
  const ends = endsByDay(items);
  const chosen = dayOf(month, today, get('day'), ends);
  const list = useRef<HTMLHeadingElement>(null);
  const onDay = ends.get(chosen) ?? [];
  // The weeks at both ends have days of the neighbours.
  const inMonth = items.filter(({ validTo = '' }) =>
    DateTime.fromISO(validTo).hasSame(month, 'month'),
  );
  return (
    <>
      {isCut && (
        <Alert
          status="warning"
          icon
          title={t('requests.calendar.cut', { shown: String(items.length) })}
        />
      )}
      <p role="status" className={shared.quiet}>
        {inMonth.length > 0
          ? t('requests.calendar.inMonth', {
              count: inMonth.length,
              month: name,
            })
          : t('requests.calendar.none', { month: name })}
      </p>
      {!inMonth.some(({ validTo = '' }) => validTo > now) && (
        <NextEnd month={month} />
      )}
      {isNarrow ? (
        <Agenda answer={{ ...answer, items: inMonth }} today={today} />
      ) : (
        <>
          <CalendarGrid
            month={month}
            today={today}
            chosen={chosen}
            ends={ends}
            onChoose={day => {
              const next = DateTime.fromISO(day).startOf('month');
              const current = DateTime.fromISO(today).startOf('month');
              set({
                day,
                month: next.equals(current) ? '' : next.toFormat('yyyy-MM'),
              });
            }}
            onOpen={() => list.current?.focus()}
          />
          <section className={cards.card}>
            <h4 ref={list} tabIndex={-1} className={styles.dayHeading}>
              {DateTime.fromISO(chosen).toLocaleString(
                DateTime.DATE_MED_WITH_WEEKDAY,
              )}
            </h4>
            {onDay.length > 0 ? (
              <EndsList items={onDay} names={names} now={now} />
            ) : (
              <p className={shared.quiet}>{t('requests.calendar.noneOnDay')}</p>
            )}
          </section>
        </>
      )}
    </>
  );
}
