import fc from 'fast-check';
import { emptySums } from './sums';
import {
  daysUntil,
  measureOf,
  targetProgress,
  targetReminder,
} from './targets';

const course = { goal: 80, from: '2026-01-01', by: '2026-01-11', start: 40 };
const at = (day: string) => new Date(`${day}T15:00:00Z`);

describe('measureOf', () => {
  const sums = {
    ...emptySums(),
    cells: { covered: 3, weak: 2, missing: 1, exempt: 9, unknown: 9 },
    weight: 2,
    weighted: 5_000_000,
  };

  it('is the score, or the share of cells that are covered', () => {
    expect(measureOf(sums, 'score')).toBe(25);
    expect(measureOf(sums, 'share-covered')).toBe(50);
  });

  it('is nothing where no cell counts', () => {
    for (const measure of ['score', 'share-covered'] as const) {
      expect(measureOf(undefined, measure)).toBeUndefined();
      expect(measureOf(emptySums(), measure)).toBeUndefined();
    }
  });
});

describe('targetProgress', () => {
  const stateOf = (value: number | undefined, day: string) =>
    targetProgress(course, value, at(day)).state;

  it('is held against a straight line', () => {
    expect(targetProgress(course, 60, at('2026-01-06'))).toEqual({
      state: 'on-track',
      value: 60,
      expected: 60,
    });
    expect(stateOf(59.9, '2026-01-06')).toBe('behind');
    expect(stateOf(40, '2026-01-01')).toBe('on-track');
  });

  it('has until the end of the last day', () => {
    expect(stateOf(79, '2026-01-11')).toBe('behind');
    expect(stateOf(79, '2026-01-12')).toBe('missed');
    expect(stateOf(80, '2026-01-12')).toBe('reached');
  });

  it('is held against its goal alone where nothing counted when it was set', () => {
    const { start: _, ...late } = course;
    expect(targetProgress(late, 1, at('2026-01-10'))).toEqual({
      state: 'on-track',
      value: 1,
      expected: undefined,
    });
    expect(targetProgress(late, 80, at('2026-01-10')).state).toBe('reached');
    expect(targetProgress(late, 79, at('2026-01-12')).state).toBe('missed');
  });

  it('is unknown where no cell counts', () => {
    expect(stateOf(undefined, '2026-01-12')).toBe('unknown');
  });

  it('never expects less than the start or more than the goal', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('2025-01-01'),
          max: new Date('2027-01-01'),
          noInvalidDate: true,
        }),
        now => {
          const { expected } = targetProgress(course, 0, now);
          expect(expected).toBeGreaterThanOrEqual(40);
          expect(expected).toBeLessThanOrEqual(80);
        },
      ),
    );
  });
});

describe('targetReminder', () => {
  const long = { from: '2026-01-01', by: '2026-06-30' };

  it('comes 30, 7 and 0 days before the end', () => {
    const of = (day: string) => targetReminder(long, at(day));
    expect(of('2026-05-30')).toBeUndefined();
    expect(of('2026-05-31')).toBe(30);
    expect(of('2026-06-22')).toBe(30);
    expect(of('2026-06-23')).toBe(7);
    expect(of('2026-06-30')).toBe(0);
    expect(of('2026-07-01')).toBeUndefined();
  });

  it('does not come the day that a target is set', () => {
    const short = { from: '2026-06-20', by: '2026-06-30' };
    expect(targetReminder(short, at('2026-06-20'))).toBeUndefined();
    expect(targetReminder(short, at('2026-06-24'))).toBe(7);
  });
});

it('counts days to come', () => {
  expect(daysUntil('2026-01-11', at('2026-01-01'))).toBe(10);
  expect(daysUntil('2026-01-11', at('2026-01-12'))).toBe(-1);
});
