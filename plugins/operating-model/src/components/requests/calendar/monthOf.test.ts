import { DateTime } from 'luxon';
import { REQUEST } from '../__testUtils__/requests';
import { endsByDay, moveDay, readMonth, weeksOf } from './monthOf';

const NOW = DateTime.fromISO('2026-11-23T12:00');

it('reads a month, and takes the current one for what is none', () => {
  expect(readMonth('2027-02', NOW).toISODate()).toBe('2027-02-01');
  expect(readMonth('February', NOW).toISODate()).toBe('2026-11-01');
});

it('has whole weeks with every day of the month once', () => {
  for (let months = 0; months < 24; months += 1) {
    const month = NOW.startOf('month').plus({ months });
    const weeks = weeksOf(month);
    expect(weeks.every(week => week.length === 7)).toBe(true);
    const within = weeks
      .flat()
      .filter(day => DateTime.fromISO(day).hasSame(month, 'month'));
    expect(new Set(within).size).toBe(month.daysInMonth);
    expect(within).toHaveLength(month.daysInMonth!);
  }
});

it('moves by days, weeks and months, over the end of a month too', () => {
  expect(moveDay('2026-11-30', 'ArrowRight')).toBe('2026-12-01');
  expect(moveDay('2026-12-03', 'ArrowUp')).toBe('2026-11-26');
  expect(moveDay('2027-01-31', 'PageDown')).toBe('2027-02-28');
  expect(moveDay('2026-11-30', 'x')).toBeUndefined();
});

it('puts what ends under its day, the earliest first', () => {
  const at = (id: string, validTo?: string) => ({ ...REQUEST, id, validTo });
  const days = endsByDay([
    at('3', '2026-12-04T17:00:00'),
    at('1', '2026-12-02T09:00:00'),
    at('2', '2026-12-04T08:00:00'),
    at('4'),
  ]);
  expect(
    [...days].map(([day, items]) => [day, items.map(({ id }) => id)]),
  ).toEqual([
    ['2026-12-02', ['1']],
    ['2026-12-04', ['2', '3']],
  ]);
});
