import { DateTime } from 'luxon';
import type { Runbook } from '../model/types';
import type { Criterion, CriterionContext } from './Criterion';
import { builtInCriteria } from './builtInCriteria';

/** How one criterion came out; `unknown` when nobody could look. @public */
export interface CriterionResult {
  id: string;
  title: string;
  state: 'met' | 'failed' | 'unknown';
  weight: number;
  /** What stands against it, one sentence a fault; empty when it is met. */
  problems: string[];
  /** It is announced: until that day it does not count. */
  countsFrom?: string;
}

/** @public */
export interface CoverageOptions
  extends
    Pick<CriterionContext, 'now' | 'isGroup'>,
    Partial<Pick<CriterionContext, 'trialsOf' | 'sourceOf'>> {
  /** Those that come with the plugin when absent. */
  criteria?: readonly Criterion[];
  /** By criterion, where it is not its own. One of weight 0 is left out. */
  weights?: Readonly<Record<string, number>>;
  /** The oldest that a text may be, and the period of what states none; ISO 8601, `P12M` when absent. */
  maxAge?: string;
  /** By criterion, the day from which on it counts. */
  countsFrom?: Readonly<Record<string, string>>;
}

/** What config says, or else the criterion. @public */
export function weightOf(
  { id, weight }: Criterion,
  weights: Readonly<Record<string, number>>,
): number {
  return weights[id] ?? weight;
}

/** A day that is still to come. @public */
export function yetToCome(
  day: string | undefined,
  now: Date,
): string | undefined {
  if (!day) return undefined;
  return DateTime.fromISO(day, { zone: 'utc' }).toMillis() > now.getTime()
    ? day
    : undefined;
}

function resultsOf(
  {
    criteria = builtInCriteria,
    weights = {},
    countsFrom = {},
    now,
  }: Omit<CoverageOptions, 'isGroup'>,
  problemsOf: (criterion: Criterion) => string[] | undefined,
): CriterionResult[] {
  const results: CriterionResult[] = [];
  for (const criterion of criteria) {
    const { id, title } = criterion;
    const weight = weightOf(criterion, weights);
    if (weight === 0) continue;
    const problems = problemsOf(criterion);
    const announced = yetToCome(countsFrom[id], now);
    results.push({
      id,
      title,
      state: stateOf(problems),
      weight,
      problems: problems?.filter(Boolean) ?? [],
      ...(announced && { countsFrom: announced }),
    });
  }
  return results;
}

function stateOf(problems: string[] | undefined): CriterionResult['state'] {
  if (!problems) return 'unknown';
  return problems.length ? 'failed' : 'met';
}

/**
 * Judges a runbook by every criterion.
 *
 * @public
 */
export function judgeRunbook(
  runbook: Runbook,
  options: CoverageOptions,
): CriterionResult[] {
  const context: CriterionContext = {
    now: options.now,
    maxAge: options.maxAge ?? 'P12M',
    isGroup: options.isGroup,
    trialsOf: options.trialsOf ?? (() => []),
    sourceOf: options.sourceOf ?? (() => undefined),
  };
  return resultsOf(options, criterion => criterion.judge(runbook, context));
}

/** The criteria of a cell that no runbook covers. @public */
export function judgeAbsence(
  options: Omit<CoverageOptions, 'isGroup'>,
): CriterionResult[] {
  return resultsOf(options, ({ id }) => {
    // An address that is not there can't be looked at.
    if (id === 'reachable') return undefined;
    return id === 'present' ? ['no runbook covers it'] : [''];
  });
}

/** Whether a criterion says something that is added up. @public */
export const isCounted = ({ state, countsFrom }: CriterionResult): boolean =>
  state !== 'unknown' && countsFrom === undefined;

/**
 * The share, 0 to 100, of the weights that are met. What is unknown or announced counts neither way: its weight is shared out among
 * the rest.
 *
 * @public
 */
export function scoreOf(criteria: readonly CriterionResult[]): number {
  let met = 0;
  let all = 0;
  for (const criterion of criteria) {
    if (!isCounted(criterion)) continue;
    all += criterion.weight;
    if (criterion.state === 'met') met += criterion.weight;
  }
  return all === 0 ? 0 : (100 * met) / all;
}
