import { DateTime } from 'luxon';
import { Sums, scoresOf } from './sums';

/** What a target is measured in. @public */
export const TARGET_MEASURES = ['score', 'share-covered'] as const;

/** @public */
export type TargetMeasure = (typeof TARGET_MEASURES)[number];

/** Where a target stands; `unknown` where no cell counts. @public */
export const TARGET_STATES = [
  'reached',
  'on-track',
  'behind',
  'missed',
  'unknown',
] as const;

/** @public */
export type TargetState = (typeof TARGET_STATES)[number];

/** The days before its end on which people are reminded of a target. @public */
export const TARGET_REMINDERS = [0, 7, 30] as const;

interface Course {
  goal: number;
  /** ISO dates. */
  from: string;
  by: string;
  /** Where it stood on the first day; without it there is no line to be held against before the end. */
  start?: number;
}

const date = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });

const today = (now: Date) =>
  DateTime.fromJSDate(now, { zone: 'utc' }).startOf('day');

/** What sums are in the measure of a target, 0 to 100; absent where no cell counts. @public */
export function measureOf(
  sums: Sums | undefined,
  measure: TargetMeasure,
): number | undefined {
  if (!sums) return undefined;
  if (measure === 'score') return scoresOf(sums).score;
  const { covered, weak, missing } = sums.cells;
  const all = covered + weak + missing;
  return all ? (100 * covered) / all : undefined;
}

/** Whole days until a date; below 0 once it is over. @public */
export function daysUntil(by: string, now: Date): number {
  return Math.round(date(by).diff(today(now), 'days').days);
}

/** Where something would stand today on a straight line from its start to its goal. */
function expectedToday({ goal, from, by, start }: Course, now: Date) {
  if (start === undefined) return undefined;
  const whole = date(by).diff(date(from), 'days').days;
  const gone = today(now).diff(date(from), 'days').days;
  const share = whole > 0 ? Math.min(Math.max(gone / whole, 0), 1) : 1;
  return start + (goal - start) * share;
}

/**
 * Where a target stands.
 *
 * @param value - in the measure of the target
 * @public
 */
export function targetProgress(
  course: Course,
  value: number | undefined,
  now: Date,
): { state: TargetState; value?: number; expected?: number } {
  const expected = expectedToday(course, now);
  if (value === undefined) return { state: 'unknown', expected };
  let state: TargetState = value >= (expected ?? 0) ? 'on-track' : 'behind';
  if (daysUntil(course.by, now) < 0) state = 'missed';
  if (value >= course.goal) state = 'reached';
  return { state, value, expected };
}

/**
 * The reminder that is due: so many days before the end.
 *
 * @returns undefined where none is, or where it was set too late for it
 * @public
 */
export function targetReminder(
  { from, by }: Pick<Course, 'from' | 'by'>,
  now: Date,
): number | undefined {
  const left = daysUntil(by, now);
  if (left < 0) return undefined;
  const due = TARGET_REMINDERS.find(days => left <= days);
  const whole = date(by).diff(date(from), 'days').days;
  return due !== undefined && due < whole ? due : undefined;
}
