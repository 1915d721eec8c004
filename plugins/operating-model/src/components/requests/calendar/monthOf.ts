import { RequestItem } from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';

/** A day as 2026-12-31, where the reader is. */
export type Day = string;

/** A month of the address, such as 2026-12; the current one where it says none. */
export function readMonth(text: string, now: DateTime): DateTime {
  const month = DateTime.fromFormat(text, 'yyyy-MM');
  return (month.isValid ? month : now).startOf('month');
}

/** The days of a month in whole weeks, with those of its neighbours at both ends; a week begins as the reader's does. */
export function weeksOf(month: DateTime): Day[][] {
  const weeks: Day[][] = [];
  const end = month.endOf('month');
  let day = month.startOf('week', { useLocaleWeeks: true });
  while (day <= end) {
    const first = day;
    weeks.push(
      [0, 1, 2, 3, 4, 5, 6].map(days => first.plus({ days }).toISODate()!),
    );
    day = day.plus({ weeks: 1 });
  }
  return weeks;
}

/** What ends on each day, the earliest first. */
export function endsByDay(
  items: readonly RequestItem[],
): Map<Day, RequestItem[]> {
  const days = new Map<Day, RequestItem[]>();
  const dated = items
    .flatMap(item => (item.validTo ? [{ item, end: item.validTo }] : []))
    .sort((a, b) => a.end.localeCompare(b.end));
  for (const { item, end } of dated) {
    const day = DateTime.fromISO(end).toISODate()!;
    const others = days.get(day);
    if (others) others.push(item);
    else days.set(day, [item]);
  }
  return days;
}

const STEPS: Record<string, (day: DateTime) => DateTime> = {
  ArrowLeft: day => day.minus({ days: 1 }),
  ArrowRight: day => day.plus({ days: 1 }),
  ArrowUp: day => day.minus({ weeks: 1 }),
  ArrowDown: day => day.plus({ weeks: 1 }),
  Home: day => day.startOf('week', { useLocaleWeeks: true }),
  End: day => day.endOf('week', { useLocaleWeeks: true }),
  PageUp: day => day.minus({ months: 1 }),
  PageDown: day => day.plus({ months: 1 }),
};

/** The day that a key leads to; undefined for a key that leads nowhere. */
export function moveDay(day: Day, key: string): Day | undefined {
  return STEPS[key]?.(DateTime.fromISO(day)).toISODate() ?? undefined;
}
