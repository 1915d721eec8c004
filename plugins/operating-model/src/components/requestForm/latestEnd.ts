import { DateTime } from 'luxon';

/**
 * The last day whose end a policy allows.
 *
 * @param from - a day as 2026-12-31; what is past does not count
 */
export function latestEnd(
  from: string,
  maxDays: number,
  now: DateTime,
): string {
  const begin = DateTime.fromISO(from).startOf('day');
  const counted = begin.isValid && begin > now ? begin : now;
  // The day on which the time is up is not over by then.
  return counted.plus({ days: maxDays }).minus({ days: 1 }).toISODate()!;
}
