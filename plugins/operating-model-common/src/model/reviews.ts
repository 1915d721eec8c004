import { DateTime, Duration } from 'luxon';
import { Review } from './types';

/** Where a review clock stands. @public */
export interface ReviewClock {
  /** ISO date; absent where nothing says how often, or it was never reviewed. */
  dueOn?: string;
  /** Whole days since it was due; 0 when it is not overdue. */
  overdueDays: number;
  overdue: boolean;
}

const date = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });

/** Whole days by which a date plus a period lies behind; negative when it is still to come. */
export function daysOver(
  since: string,
  period: Duration,
  now: DateTime,
): number {
  return Math.floor(now.diff(date(since).plus(period), 'days').days);
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
  const period = Duration.fromISO(every);
  const over = daysOver(
    last,
    period,
    DateTime.fromJSDate(now, { zone: 'utc' }),
  );
  return {
    dueOn: date(last).plus(period).toISODate() ?? undefined,
    overdueDays: Math.max(over, 0),
    overdue: over > 0,
  };
}
