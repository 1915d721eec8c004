import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import { explainIssue } from '../kinds/explainIssue';
import { RISKS, Risk, isoDuration, strictFields } from '../kinds/fields';
import { EXCEPTION_CATEGORIES, ExceptionCategory } from './draft';
import { moment, refOf, text } from './fields';

/** @public */
export interface RiskLimits {
  /** How many people have to approve. */
  approvers: number;
  /** Whether each of them has to speak for a group of their own. */
  differentGroups: boolean;
  /** How long an exception may last. */
  maxDays: number;
}

/** @public */
export interface FreezeWindow {
  name: string;
  from: string;
  to: string;
}

/** What config says about requests. @public */
export interface RequestPolicy {
  byRisk: Record<Risk, RiskLimits>;
  /** How often an exception may be renewed before the next one goes one level up. */
  renewals: number;
  categories: readonly ExceptionCategory[];
  freezeWindows: readonly FreezeWindow[];
  emergency: { maxHours: number; decideWithinWorkingDays: number };
  /** An ISO 8601 duration: how long the approvers have. */
  decideWithin: string;
  /** After how many refreshes that find nothing wrong an exception is resolved. */
  resolveAfterRefreshes: number;
  /** A scope of more entities is refused. */
  maxEntities: number;
  /** Who decides about exceptions from a rule as a whole. */
  rulesOwner?: string;
}

/** @public */
export const DEFAULT_REQUEST_POLICY: RequestPolicy = {
  byRisk: {
    low: { approvers: 1, differentGroups: false, maxDays: 180 },
    medium: { approvers: 1, differentGroups: false, maxDays: 90 },
    high: { approvers: 2, differentGroups: true, maxDays: 30 },
    critical: { approvers: 2, differentGroups: true, maxDays: 14 },
  },
  renewals: 2,
  categories: EXCEPTION_CATEGORIES,
  freezeWindows: [],
  emergency: { maxHours: 72, decideWithinWorkingDays: 2 },
  decideWithin: 'P7D',
  resolveAfterRefreshes: 3,
  maxEntities: 1_000,
};

const ROOT = 'operatingModel.requests';

function whole(least: number, most: number) {
  return z.number().superRefine((value, context) => {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    context.addIssue({
      code: 'custom',
      message: `${value} is out of range`,
      params: { remedy: `write a whole number from ${least} to ${most}` },
    });
  });
}

const limits = strictFields({
  approvers: whole(1, 10).optional(),
  differentGroups: z.boolean().optional(),
  maxDays: whole(1, 3_650).optional(),
});

const policySchema = strictFields({
  byRisk: strictFields(
    Object.fromEntries(RISKS.map(risk => [risk, limits.optional()])) as Record<
      Risk,
      z.ZodOptional<typeof limits>
    >,
  ).optional(),
  renewals: whole(0, 100).optional(),
  categories: z.array(z.enum(EXCEPTION_CATEGORIES)).min(1).optional(),
  freezeWindows: z
    .array(
      strictFields({ name: text(100), from: moment, to: moment }).superRefine(
        ({ from, to }, context) => {
          if (from < to) return;
          context.addIssue({
            code: 'custom',
            path: ['to'],
            message: 'is not after from',
            params: { remedy: 'let the window end after it begins' },
          });
        },
      ),
    )
    .optional(),
  emergency: strictFields({
    maxHours: whole(1, 24 * 30).optional(),
    decideWithinWorkingDays: whole(1, 30).optional(),
  }).optional(),
  decideWithin: isoDuration('How long the approvers have').optional(),
  resolveAfterRefreshes: whole(1, 1_000).optional(),
  maxEntities: whole(1, 1_000_000).optional(),
  rulesOwner: refOf('Group').optional(),
});

/**
 * Reads `operatingModel.requests`.
 *
 * @param value - the plain value under that key, or undefined
 * @throws Error that names the path of each fault and its remedy
 * @public
 */
export function readRequestPolicy(value: unknown): RequestPolicy {
  const parsed = policySchema.safeParse(value ?? {}, { reportInput: true });
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
  const { byRisk = {}, emergency = {}, ...rest } = parsed.data;
  const defaults = DEFAULT_REQUEST_POLICY;
  return {
    ...defaults,
    ...rest,
    emergency: { ...defaults.emergency, ...emergency },
    byRisk: Object.fromEntries(
      RISKS.map(risk => [
        risk,
        {
          ...defaults.byRisk[risk],
          ...(byRisk as typeof defaults.byRisk)[risk],
        },
      ]),
    ) as RequestPolicy['byRisk'],
  };
}

/** The moment until which a request that is submitted now is decided. @public */
export function decideByOf(
  policy: RequestPolicy,
  options: { emergency: boolean; now: Date },
): string {
  const now = DateTime.fromJSDate(options.now, { zone: 'utc' });
  if (!options.emergency) {
    return now
      .plus(Duration.fromISO(policy.decideWithin))
      .toJSDate()
      .toISOString();
  }
  let until = now;
  let left = policy.emergency.decideWithinWorkingDays;
  while (left > 0) {
    until = until.plus({ days: 1 });
    if (until.weekday <= 5) left -= 1;
  }
  return until.toJSDate().toISOString();
}

/** @public */
export function freezeAt(
  policy: RequestPolicy,
  now: Date,
): FreezeWindow | undefined {
  const at = now.toISOString();
  return policy.freezeWindows.find(({ from, to }) => from <= at && at < to);
}
