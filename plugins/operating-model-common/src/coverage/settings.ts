import { DateTime } from 'luxon';
import { z } from 'zod';
import { explainIssue } from '../kinds/explainIssue';
import { isoDate, isoDuration, strictFields } from '../kinds/fields';
import { canonicalRef } from '../kinds/references';
import { DEFAULT_LEVELS, Level } from './cells';
import type { Criterion } from './Criterion';
import { builtInCriteria } from './builtInCriteria';

/** What config says about the scorecard. @public */
export interface ScorecardSettings {
  criteria: readonly Criterion[];
  /** By criterion; one of weight 0 is switched off. */
  weights: Readonly<Record<string, number>>;
  /** By criterion, the day from which on it counts. */
  countsFrom: Readonly<Record<string, string>>;
  /** By activity, the day from which on its cells count. */
  activitiesFrom: Readonly<Record<string, string>>;
  levels: readonly Level[];
  /** ISO 8601 duration. */
  maxAge: string;
}

/** @public */
export const DEFAULT_SCORECARD_SETTINGS: ScorecardSettings = {
  criteria: builtInCriteria,
  weights: Object.fromEntries(
    builtInCriteria.map(({ id, weight }) => [id, weight]),
  ),
  countsFrom: {},
  activitiesFrom: {},
  levels: DEFAULT_LEVELS,
  maxAge: 'P12M',
};

const ROOT = 'operatingModel.scorecard';

function refuse(context: z.RefinementCtx, message: string, remedy: string) {
  context.addIssue({ code: 'custom', message, params: { remedy } });
}

function within(least: number, most: number) {
  return z.number().superRefine((value, context) => {
    if (value >= least && value <= most) return;
    refuse(
      context,
      `${value} is out of range`,
      `write a number from ${least} to ${most}`,
    );
  });
}

const weight = within(0, 1_000);

const day = isoDate('The day from which on it counts').transform(value =>
  DateTime.fromISO(value, { zone: 'utc' }).toISODate()!,
);

const criterion = z.union(
  [
    weight.transform(value => ({ weight: value, countsFrom: undefined })),
    strictFields({ weight: weight.optional(), countsFrom: day.optional() }),
  ],
  { error: 'write a weight, or an object with weight and countsFrom' },
);

const present = within(1, 1_000);

const levels = z
  .array(strictFields({ name: z.string().min(1), from: within(0, 100) }))
  .superRefine((value, context) => {
    if (value[0]?.from !== 0) {
      refuse(
        context,
        'leaves low scores without a name',
        'let the first level begin at 0',
      );
    }
    if (value.some(({ from }, at) => at > 0 && from <= value[at - 1].from)) {
      refuse(
        context,
        'is not in order',
        'let each level begin above the one before',
      );
    }
    if (new Set(value.map(({ name }) => name)).size < value.length) {
      refuse(context, 'names a level twice', 'give each a name of its own');
    }
  });

function schemaOf(criteria: readonly Criterion[]) {
  return strictFields({
    criteria: strictFields(
      Object.fromEntries(
        criteria.map(({ id }) => [
          id,
          id === 'present'
            ? z
                .union([
                  present.transform(value => ({ weight: value })),
                  strictFields({ weight: present.optional() }),
                ])
                .optional()
            : criterion.optional(),
        ]),
      ) as Record<string, z.ZodOptional<typeof criterion>>,
    ).optional(),
    activities: z
      .record(z.string(), strictFields({ countsFrom: day }))
      .superRefine((value, context) => {
        for (const name of Object.keys(value)) {
          if (canonicalRef(name, { defaultKind: 'Activity' })) continue;
          context.addIssue({
            code: 'custom',
            path: [name],
            message: 'is not a reference to an activity',
            params: { remedy: 'write for example deploy-to-production' },
          });
        }
      })
      .optional(),
    levels: levels.optional(),
    maxAge: isoDuration('The oldest that a text may be').optional(),
    // Read where the addresses are looked at.
    linkCheck: z.unknown().optional(),
  });
}

/**
 * Reads `operatingModel.scorecard`.
 *
 * @param value - the plain value under that key, or undefined
 * @param criteria - every criterion that there is
 * @throws Error that names the path of each fault and its remedy
 * @public
 */
export function readScorecardConfig(
  value: unknown,
  criteria: readonly Criterion[] = builtInCriteria,
): ScorecardSettings {
  const parsed = schemaOf(criteria).safeParse(value ?? {}, {
    reportInput: true,
  });
  if (!parsed.success) {
    const problems = parsed.error.issues
      .flatMap(issue => explainIssue(issue))
      .map(({ path, message, remedy }) =>
        path === 'the entity'
          ? `${ROOT} ${message}; ${remedy}`
          : `${ROOT}.${path} ${message}; ${remedy}`,
      );
    throw new Error(`The configuration is wrong: ${problems.join('. ')}`);
  }
  const { criteria: given = {}, activities = {}, ...rest } = parsed.data;
  return {
    criteria,
    weights: Object.fromEntries(
      criteria.map(each => [each.id, given[each.id]?.weight ?? each.weight]),
    ),
    countsFrom: Object.fromEntries(
      Object.entries(given).flatMap(([id, each]) =>
        each?.countsFrom ? [[id, each.countsFrom]] : [],
      ),
    ),
    activitiesFrom: Object.fromEntries(
      Object.entries(activities).map(([name, each]) => [
        canonicalRef(name, { defaultKind: 'Activity' })!,
        each.countsFrom,
      ]),
    ),
    levels: rest.levels ?? DEFAULT_LEVELS,
    maxAge: rest.maxAge ?? DEFAULT_SCORECARD_SETTINGS.maxAge,
  };
}
