import { DateTime, Duration } from 'luxon';
import { remember } from './remember';
import { Review } from './types';

/** Where a review clock stands. @public */
export interface ReviewClock {
  /** ISO date; absent where nothing says how often, or it was never reviewed. */
  dueOn?: string;
  /** Whole days since it was due; 0 when it is not overdue. */
  overdueDays: number;
  overdue: boolean;
}

// In UTC every day has as many.
const DAY_MILLIS = 24 * 60 * 60 * 1000;

const date = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });

const daysBetween = (from: DateTime, to: number) =>
  Math.floor((to - from.toMillis()) / DAY_MILLIS);

// Most definitions of an organization are reviewed at few dates.
const dueDates = new Map<string, DateTime>();

const dueDate = (last: string, every: string) =>
  remember(dueDates, `${last} ${every}`, () =>
    date(last).plus(Duration.fromISO(every)),
  );

/** Whole days by which a date plus a period lies behind; negative when it is still to come. */
export function daysOver(
  since: string,
  period: Duration,
  now: DateTime,
): number {
  return daysBetween(date(since).plus(period), now.toMillis());
}

/**
 * Reads a review clock. What is due today is not overdue yet; what is to be reviewed every so often and never was, is.
 *
 * @public
 */
export function reviewClock(review: Review, now: Date): ReviewClock {
  const { every, last } = review;
  if (!every) return { overdueDays: 0, overdue: false };
  if (!last) return { overdueDays: 0, overdue: true };
  const due = dueDate(last, every);
  const over = daysBetween(due, now.getTime());
  return {
    dueOn: due.toISODate() ?? undefined,
    overdueDays: Math.max(over, 0),
    overdue: over > 0,
  };
}
