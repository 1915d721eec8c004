import { DateTime, Duration } from 'luxon';
import { daysOver } from '../model/reviews';
import type { Runbook } from '../model/types';
import type { Criterion, CriterionContext, Trial } from './Criterion';

/** The criteria that every organization has, in their order. @public */
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

const moment = (now: Date) => DateTime.fromJSDate(now, { zone: 'utc' });

const date = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' });

const list = (words: string[]) => conjunction.format(words);

function periodOf(runbook: Runbook, { maxAge }: CriterionContext): Duration {
  return Duration.fromISO(runbook.review.every ?? maxAge);
}

function owned(runbook: Runbook, { isGroup }: CriterionContext): string[] {
  const { ownerRef } = runbook;
  if (!ownerRef) return ['no owner'];
  if (isGroup(ownerRef)) return [];
  // A group that does not exist may be named to everybody; a person who does may not.
  return ownerRef.startsWith('group:')
    ? [`its owner ${ownerRef} is not in the catalog`]
    : ['its owner is not a group'];
}

function complete(runbook: Runbook, { sourceOf }: CriterionContext): string[] {
  const fields: [string, unknown][] = [
    ['outcome', runbook.description],
    ['tools', runbook.tools.length],
    ['permissions', runbook.permissions.length],
    ['author', runbook.authorRef],
    ['date of change', runbook.updated],
    ['escalation', runbook.escalationRef],
  ];
  const absent = fields.filter(([, value]) => !value).map(([name]) => name);
  const missing = sourceOf(runbook.url)?.missing ?? [];
  return [
    ...(absent.length ? [`no ${list(absent)} named`] : []),
    ...(missing.length ? [`its text has no ${list(missing)}`] : []),
  ];
}

function fresh(runbook: Runbook, context: CriterionContext): string[] {
  const { now, maxAge } = context;
  const problems: string[] = [];
  if (!runbook.review.last) {
    problems.push('never reviewed');
  } else {
    const over = daysOver(
      runbook.review.last,
      periodOf(runbook, context),
      moment(now),
    );
    if (over > 0) problems.push(`review overdue by ${days(over)}`);
  }
  if (!runbook.updated) {
    problems.push('nobody knows when it was last changed');
  } else if (
    daysOver(runbook.updated, Duration.fromISO(maxAge), moment(now)) > 0
  ) {
    problems.push(`not changed since ${date(runbook.updated).toISODate()}`);
  }
  return problems;
}

function latest(trials: readonly Trial[]): Trial | undefined {
  return trials.reduce<Trial | undefined>(
    (last, trial) => (last && date(last.on) >= date(trial.on) ? last : trial),
    undefined,
  );
}

/** The trial that speaks most for a runbook: the last by somebody else, or else the last by its author. */
export function lastTrial(
  { validated: named, authorRef }: Runbook,
  reported: readonly Trial[] = [],
): Trial | undefined {
  const trials = named ? [named, ...reported] : reported;
  return latest(trials.filter(({ by }) => by !== authorRef)) ?? latest(trials);
}

function validated(runbook: Runbook, context: CriterionContext): string[] {
  const last = lastTrial(runbook, context.trialsOf(runbook.ref));
  if (!last) return ['never tried'];
  if (last.by === runbook.authorRef) return ['tried only by its author'];
  const over = daysOver(
    last.on,
    periodOf(runbook, context),
    moment(context.now),
  );
  return over > 0
    ? [`last tried on ${date(last.on).toISODate()}, ${days(over)} too long ago`]
    : [];
}

function reachable(
  { url }: Runbook,
  { sourceOf }: CriterionContext,
): string[] | undefined {
  const state = sourceOf(url)?.state ?? 'unknown';
  if (state === 'unknown') return undefined;
  return state === 'ok' ? [] : ['its address does not answer'];
}

/** The criteria that every organization has. @public */
export const builtInCriteria: readonly (Criterion & { id: CriterionId })[] = [
  {
    id: 'present',
    title: 'Present',
    description: 'A runbook covers the activity on the entity',
    weight: 40,
    judge: () => [],
  },
  {
    id: 'owned',
    title: 'Owned',
    description: 'Its owner is a group of the catalog',
    weight: 10,
    judge: owned,
  },
  {
    id: 'complete',
    title: 'Complete',
    description:
      'Outcome, tools, permissions, author, date of change and escalation are filled in',
    weight: 15,
    judge: complete,
  },
  {
    id: 'fresh',
    title: 'Fresh',
    description: 'Reviewed within its period, and changed not too long ago',
    weight: 15,
    judge: fresh,
  },
  {
    id: 'validated',
    title: 'Validated',
    description: 'Tried within the period by someone who is not its author',
    weight: 15,
    judge: validated,
  },
  {
    id: 'reachable',
    title: 'Reachable',
    description:
      'Its address answers; where nobody looks, its weight is shared out among the rest',
    weight: 5,
    judge: reachable,
  },
];
