import { DateTime, Duration } from 'luxon';
import { daysOver } from '../model/reviews';
import type { Runbook } from '../model/types';

/** What a runbook is judged by. @public */
export const CRITERIA = [
  'present',
  'owned',
  'complete',
  'fresh',
  'validated',
  'reachable',
] as const;

/** @public */
export type CriterionId = (typeof CRITERIA)[number];

/** How one criterion came out; `unknown` when nobody could look. @public */
export interface CriterionResult {
  id: CriterionId;
  state: 'met' | 'failed' | 'unknown';
  weight: number;
  /** What stands against it, one sentence a fault; empty when it is met. */
  problems: string[];
}

/** @public */
export interface CoverageOptions {
  now: Date;
  /** Whether a reference names a group of the catalog. */
  isGroup(ref: string): boolean;
  weights?: Partial<Record<CriterionId, number>>;
  /** The oldest that a text may be, and the period of what states none; ISO 8601, `P12M` when absent. */
  maxAge?: string;
}

const DEFAULT_WEIGHTS: Record<CriterionId, number> = {
  present: 40,
  owned: 10,
  complete: 15,
  fresh: 15,
  validated: 15,
  reachable: 5,
};

interface Clock {
  now: DateTime;
  maxAge: Duration;
}

const date = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' });

const list = (words: string[]) => conjunction.format(words);

function periodOf(runbook: Runbook, clock: Clock): Duration {
  return runbook.review.every
    ? Duration.fromISO(runbook.review.every)
    : clock.maxAge;
}

function owned(runbook: Runbook, { isGroup }: CoverageOptions): string[] {
  const { ownerRef } = runbook;
  if (!ownerRef) return ['no owner'];
  if (isGroup(ownerRef)) return [];
  // A group that does not exist may be named to everybody; a person who does may not.
  return ownerRef.startsWith('group:')
    ? [`its owner ${ownerRef} is not in the catalog`]
    : ['its owner is not a group'];
}

function complete(runbook: Runbook): string[] {
  const fields: [string, unknown][] = [
    ['outcome', runbook.description],
    ['tools', runbook.tools.length],
    ['permissions', runbook.permissions.length],
    ['author', runbook.authorRef],
    ['date of change', runbook.updated],
    ['escalation', runbook.escalationRef],
  ];
  const absent = fields.filter(([, value]) => !value).map(([name]) => name);
  return absent.length ? [`no ${list(absent)} named`] : [];
}

function fresh(runbook: Runbook, clock: Clock): string[] {
  const problems: string[] = [];
  if (!runbook.review.last) {
    problems.push('never reviewed');
  } else {
    const over = daysOver(
      runbook.review.last,
      periodOf(runbook, clock),
      clock.now,
    );
    if (over > 0) problems.push(`review overdue by ${days(over)}`);
  }
  if (!runbook.updated) {
    problems.push('nobody knows when it was last changed');
  } else if (daysOver(runbook.updated, clock.maxAge, clock.now) > 0) {
    problems.push(`not changed since ${date(runbook.updated).toISODate()}`);
  }
  return problems;
}

function validated(runbook: Runbook, clock: Clock): string[] {
  const { validated: trial, authorRef } = runbook;
  if (!trial) return ['never tried'];
  if (trial.by === authorRef) return ['tried only by its author'];
  const over = daysOver(trial.on, periodOf(runbook, clock), clock.now);
  return over > 0
    ? [
        `last tried on ${date(trial.on).toISODate()}, ${days(over)} too long ago`,
      ]
    : [];
}

/**
 * Judges a runbook by every criterion. The link check is no part of this, so `reachable` is unknown.
 *
 * @public
 */
export function judgeRunbook(
  runbook: Runbook,
  options: CoverageOptions,
): CriterionResult[] {
  const clock: Clock = {
    now: DateTime.fromJSDate(options.now, { zone: 'utc' }),
    maxAge: Duration.fromISO(options.maxAge ?? 'P12M'),
  };
  const problems: Record<CriterionId, string[] | undefined> = {
    present: [],
    owned: owned(runbook, options),
    complete: complete(runbook),
    fresh: fresh(runbook, clock),
    validated: validated(runbook, clock),
    reachable: undefined,
  };
  return CRITERIA.map(id => ({
    id,
    state: problemState(problems[id]),
    weight: options.weights?.[id] ?? DEFAULT_WEIGHTS[id],
    problems: problems[id] ?? [],
  }));
}

function problemState(
  problems: string[] | undefined,
): CriterionResult['state'] {
  if (!problems) return 'unknown';
  return problems.length ? 'failed' : 'met';
}

/** The criteria of a cell that no runbook covers. @public */
export function judgeAbsence(
  weights: CoverageOptions['weights'] = {},
): CriterionResult[] {
  return CRITERIA.map(id => ({
    id,
    state: id === 'reachable' ? 'unknown' : 'failed',
    weight: weights[id] ?? DEFAULT_WEIGHTS[id],
    problems: id === 'present' ? ['no runbook covers it'] : [],
  }));
}

/**
 * The share, 0 to 100, of the weights that are met. What is unknown counts neither way: its weight is shared out among the rest.
 *
 * @public
 */
export function scoreOf(criteria: readonly CriterionResult[]): number {
  let met = 0;
  let all = 0;
  for (const { state, weight } of criteria) {
    if (state === 'unknown') continue;
    all += weight;
    if (state === 'met') met += weight;
  }
  return all === 0 ? 0 : (100 * met) / all;
}
