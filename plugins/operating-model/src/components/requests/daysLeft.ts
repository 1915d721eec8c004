import { DateTime } from 'luxon';

/**
 * Days until a moment, as one counts them in a calendar where the reader is: 0 on its own day. That agrees with the date that is
 * shown beside it, at whatever hour of that day the moment is.
 *
 * @returns undefined when it is over
 */
export function daysLeft(until: string, now: string): number | undefined {
  const end = DateTime.fromISO(until);
  const moment = DateTime.fromISO(now);
  if (end <= moment) return undefined;
  return Math.round(
    end.startOf('day').diff(moment.startOf('day'), 'days').days,
  );
}
