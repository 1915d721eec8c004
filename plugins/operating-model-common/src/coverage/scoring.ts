import type { Risk } from '../kinds/fields';
import { compareText } from '../kinds/references';
import type { OperatingModel } from '../model/types';
import { canonicalJson } from '../requests/canonicalJson';
import { weightOf, yetToCome } from './criteria';
import type { ScorecardSettings } from './settings';

/** What scores are made by: all that counts at some moment. @public */
export interface Scoring {
  /** Weights, by criterion. */
  criteria: Readonly<Record<string, number>>;
  /** Risks, by activity that asks for a runbook. */
  activities: Readonly<Record<string, Risk>>;
  /** What each of these applies to, as JSON; empty where that is everything. Scorings kept by an early version don't have it. */
  appliesTo?: Readonly<Record<string, string>>;
  /** The oldest that a text may be; ISO 8601 duration. */
  maxAge: string;
}

/** @public */
export const SCORING_PARTS = [
  'criterion',
  'activity',
  'appliesTo',
  'maxAge',
] as const;

/** One way in which a scoring differs from the one before it. @public */
export interface ScoringChange {
  of: (typeof SCORING_PARTS)[number];
  /** The criterion's id or the activity's reference; empty of the age. */
  key: string;
  /** A weight, a risk, a predicate as JSON, or an ISO 8601 duration; absent where it did not count. */
  before?: string;
  /** Absent where it counts no more. */
  after?: string;
}

const sorted = <T>(entries: [string, T][]): Record<string, T> =>
  Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));

/**
 * What counts by config and model, at the model's moment. What is announced does not count yet. Keys are in order, so that the same
 * scoring is the same text.
 *
 * @public
 */
export function scoringOf(
  model: Pick<OperatingModel, 'activities' | 'now'>,
  settings: Pick<
    ScorecardSettings,
    'criteria' | 'weights' | 'countsFrom' | 'activitiesFrom' | 'maxAge'
  >,
): Scoring {
  const { criteria, weights, countsFrom, activitiesFrom, maxAge } = settings;
  const counts = (day: string | undefined) => !yetToCome(day, model.now);
  const activities = [...model.activities.values()].filter(
    ({ ref, runbook }) => runbook !== 'none' && counts(activitiesFrom[ref]),
  );
  return {
    criteria: sorted(
      criteria
        .filter(({ id }) => counts(countsFrom[id]))
        .map((each): [string, number] => [each.id, weightOf(each, weights)])
        .filter(([, weight]) => weight > 0),
    ),
    activities: sorted(activities.map(({ ref, risk }) => [ref, risk])),
    appliesTo: sorted(
      activities.map(({ ref, appliesTo }) => [
        ref,
        appliesTo ? canonicalJson(appliesTo) : '',
      ]),
    ),
    maxAge,
  };
}

function changesOf(
  of: ScoringChange['of'],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ScoringChange[] {
  const textOf = (value: unknown) =>
    value === undefined ? undefined : String(value);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(key => before[key] !== after[key])
    .sort()
    .map(key => ({
      of,
      key,
      before: textOf(before[key]),
      after: textOf(after[key]),
    }));
}

/** Those of the one that the other has, too: of what came or went nobody asks what it applies to. */
const common = <T>(one: Readonly<Record<string, T>> = {}, other: object = {}) =>
  Object.fromEntries(Object.entries(one).filter(([key]) => key in other));

/** In what a scoring differs from the one before it. @public */
export function scoringChanges(
  before: Scoring,
  after: Scoring,
): ScoringChange[] {
  return [
    ...changesOf('criterion', before.criteria, after.criteria),
    ...changesOf('activity', before.activities, after.activities),
    ...changesOf(
      'appliesTo',
      common(before.appliesTo, after.appliesTo),
      common(after.appliesTo, before.appliesTo),
    ),
    ...changesOf('maxAge', { '': before.maxAge }, { '': after.maxAge }),
  ];
}
