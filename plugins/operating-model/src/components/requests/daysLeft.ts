import { DateTime } from 'luxon';

/** Days until a moment, rounded up so that the last one counts; nothing or less when it is over. */
export function daysLeft(until: string, now: string): number {
  return Math.ceil(
    DateTime.fromISO(until).diff(DateTime.fromISO(now), 'days').days,
  );
}
