import fc from 'fast-check';
import { DateTime, Duration } from 'luxon';
import { daysOver, reviewClock } from './reviews';

const days = fc
  .integer({ min: -3_000, max: 60_000 })
  .map(day => DateTime.fromMillis(day * 864e5, { zone: 'utc' }));
const dates = fc
  .tuple(days, fc.constantFrom('', 'T10:30:00+02:00'))
  .map(([day, time]) => `${day.toISODate()}${time}`);
const periods = fc.constantFrom('P1D', 'P1M', 'P6M', 'P1Y', 'PT36H', 'P1W');
const moments = fc.date({
  min: new Date('1970-01-01'),
  max: new Date('2200-01-01'),
  noInvalidDate: true,
});

describe('a review clock', () => {
  it('counts the days that the calendar does', () => {
    fc.assert(
      fc.property(dates, periods, moments, (last, every, now) => {
        const due = DateTime.fromISO(last, { zone: 'utc' }).plus(
          Duration.fromISO(every),
        );
        const moment = DateTime.fromJSDate(now, { zone: 'utc' });
        const over = Math.floor(moment.diff(due, 'days').days);
        expect(daysOver(last, Duration.fromISO(every), moment)).toBe(over);
        expect(reviewClock({ last, every }, now)).toEqual({
          dueOn: due.toISODate(),
          overdueDays: Math.max(over, 0),
          overdue: over > 0,
        });
      }),
    );
  });

  it('is not overdue on the day itself', () => {
    const review = { last: '2026-01-31', every: 'P1M' };
    const on = (day: string) => reviewClock(review, new Date(day));
    expect(on('2026-02-28T23:59:59Z')).toEqual({
      dueOn: '2026-02-28',
      overdueDays: 0,
      overdue: false,
    });
    expect(on('2026-03-01T00:00:00Z').overdueDays).toBe(1);
  });
});
