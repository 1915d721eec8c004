import { InputError } from '@backstage/errors';
import {
  TARGET_MEASURES,
  canonicalRef,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { Target } from './TargetStore';

const MAX_TITLE = 200;

const MAX_YEARS = 5;

// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

type Draft = Pick<
  Target,
  'title' | 'groupRef' | 'activityRef' | 'measure' | 'goal' | 'by'
>;

type Change = Partial<Pick<Draft, 'title' | 'goal' | 'by'>>;

type Given = Record<string, unknown>;

function readTitle(value: unknown): string {
  const title = typeof value === 'string' ? value.trim() : '';
  if (!title || title.length > MAX_TITLE || INVISIBLE.test(title)) {
    throw new InputError(
      `title must be a line of text of ${MAX_TITLE} characters at most`,
    );
  }
  return title;
}

function readGoal(value: unknown): number {
  if (typeof value !== 'number' || !(value > 0 && value <= 100)) {
    throw new InputError('goal must be a number above 0, and 100 at most');
  }
  return value;
}

function readDay(value: unknown, now: Date): string {
  const day =
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
      ? DateTime.fromISO(value, { zone: 'utc' })
      : undefined;
  const today = DateTime.fromJSDate(now, { zone: 'utc' });
  if (!day?.isValid) {
    throw new InputError('by must be a date such as 2027-06-30');
  }
  if (day <= today || day > today.plus({ years: MAX_YEARS })) {
    throw new InputError(
      `by must lie after today, and within ${MAX_YEARS} years`,
    );
  }
  return value as string;
}

function readRef(given: Given, name: string, kind: string) {
  if (given[name] === undefined) return undefined;
  const ref = canonicalRef(given[name], { defaultKind: kind });
  if (!ref?.startsWith(`${kind.toLocaleLowerCase('en-US')}:`)) {
    throw new InputError(
      `${name} is not a reference to a ${kind}; write for example ${kind.toLocaleLowerCase('en-US')}:default/some-name`,
    );
  }
  return ref;
}

function refuseUnknown(given: Given, fields: string[]) {
  const unknown = Object.keys(given).find(name => !fields.includes(name));
  if (unknown) {
    throw new InputError(
      `${unknown} is not known here; use ${fields.join(', ')}`,
    );
  }
}

function readMeasure(value: unknown) {
  const measure = TARGET_MEASURES.find(each => each === value);
  if (measure) return measure;
  throw new InputError(`measure must be one of ${TARGET_MEASURES.join(', ')}`);
}

/** What all of them read. @throws InputError that tells of every field that is wrong, not of the first alone */
function readAll<T>(readers: { [K in keyof T]: () => T[K] }): T {
  const read: Partial<T> = {};
  const problems: string[] = [];
  for (const name of Object.keys(readers) as (keyof T)[]) {
    try {
      read[name] = readers[name]();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length) throw new InputError(problems.join('. '));
  return read as T;
}

/** @throws InputError that names the fields */
export function readTargetDraft(body: unknown, now: Date): Draft {
  const given = body as Given;
  refuseUnknown(given, [
    'title',
    'groupRef',
    'activityRef',
    'measure',
    'goal',
    'by',
  ]);
  return readAll<Draft>({
    title: () => readTitle(given.title),
    groupRef: () => readRef(given, 'groupRef', 'Group'),
    activityRef: () => readRef(given, 'activityRef', 'Activity'),
    measure: () => readMeasure(given.measure),
    goal: () => readGoal(given.goal),
    by: () => readDay(given.by, now),
  });
}

/** @throws InputError that names the fields */
export function readTargetChange(body: unknown, now: Date): Change {
  const given = body as Given;
  refuseUnknown(given, ['title', 'goal', 'by']);
  if (Object.keys(given).length === 0) {
    throw new InputError('Nothing to change; give title, goal or by');
  }
  const { title, goal, by } = given;
  return readAll<Change>({
    title: () => (title === undefined ? undefined : readTitle(title)),
    goal: () => (goal === undefined ? undefined : readGoal(goal)),
    by: () => (by === undefined ? undefined : readDay(by, now)),
  });
}
