import { createZodV3FilterPredicateSchema } from '@backstage/filter-predicates';
import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import { z as zodV3 } from 'zod/v3';
import { remember } from '../model/remember';
import { canonicalRef } from './references';
import { safeUrl } from './urls';

/** Says how a refused value is put right; `checkDefinition` hands it to the reader beside the message. */
type Refusal = { message: string; remedy: string };

function refuse(context: z.RefinementCtx, refusal: Refusal) {
  context.addIssue({
    code: 'custom',
    message: refusal.message,
    params: { remedy: refusal.remedy },
  });
}

const quote = (value: unknown) => JSON.stringify(value);

// The same few groups and people stand in most definitions.
const knownReferences = new Map<string, boolean>();

const isReference = (value: string, defaultKind: string) =>
  remember(
    knownReferences,
    `${defaultKind} ${value}`,
    () => canonicalRef(value, { defaultKind }) !== undefined,
  );

/** A reference to an entity; a short one takes this kind and the namespace of the entity that it stands in. */
export function reference(kind: string, description: string) {
  return z
    .string()
    .superRefine((value, context) => {
      if (isReference(value, kind)) return;
      refuse(context, {
        message: `${quote(value)} is not a reference to an entity`,
        remedy: `write it as kind:namespace/name, for example ${kind.toLocaleLowerCase('en-US')}:default/some-name`,
      });
    })
    .meta({ description, format: 'entity-reference', defaultKind: kind });
}

export const PLACEHOLDERS = [
  '$owner',
  '$owner.parent',
  '$system.owner',
  '$domain.owner',
] as const;

/** One of the values that a matrix row fills in for each entity. @public */
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** @public */
export function isPlaceholder(value: unknown): value is Placeholder {
  return PLACEHOLDERS.includes(value as Placeholder);
}

/** A party of a matrix row: a group, a user, or a placeholder. */
function party(description: string) {
  return z
    .string()
    .superRefine((value, context) => {
      if (isPlaceholder(value)) return;
      if (value.startsWith('$')) {
        refuse(context, {
          message: `${quote(value)} is not a known placeholder`,
          remedy: `use one of ${PLACEHOLDERS.join(', ')}`,
        });
      } else if (!isReference(value, 'Group')) {
        refuse(context, {
          message: `${quote(value)} is not a reference to an entity`,
          remedy: `write group:default/some-name, user:default/some-name or one of ${PLACEHOLDERS.join(', ')}`,
        });
      }
    })
    .meta({ description, format: 'entity-reference', defaultKind: 'Group' });
}

/** One party or a list of them. How many there may be is for the rules to say, so that a wrong number is shown, not refused. */
export function parties(description: string) {
  return z
    .union([party(description), z.array(party(description))], {
      error:
        'write a reference such as group:default/some-name, or a list of them',
    })
    .meta({ description });
}

// As do the same few durations and dates.
const knownDurations = new Map<string, boolean>();
const knownDates = new Map<string, boolean>();

function isDuration(value: string): boolean {
  return remember(knownDurations, value, () => {
    const duration = Duration.fromISO(value);
    return duration.isValid && duration.toMillis() > 0;
  });
}

function isDate(value: string): boolean {
  return remember(
    knownDates,
    value,
    () => /^\d{4}-\d{2}-\d{2}/.test(value) && DateTime.fromISO(value).isValid,
  );
}

export function isoDuration(description: string) {
  return z
    .string()
    .superRefine((value, context) => {
      if (isDuration(value)) return;
      refuse(context, {
        message: `${quote(value)} is not an ISO 8601 duration`,
        remedy:
          'write for example P6M (six months), P1Y (a year) or PT15M (15 minutes)',
      });
    })
    .meta({ description, format: 'duration' });
}

export function isoDate(description: string) {
  return z
    .string()
    .superRefine((value, context) => {
      if (isDate(value)) return;
      refuse(context, {
        message: `${quote(value)} is not a date of the calendar`,
        remedy: 'write it as YYYY-MM-DD, for example 2026-05-01',
      });
    })
    .meta({ description, format: 'date' });
}

/** An address that a browser may be sent to. */
export function webAddress(description: string) {
  return z
    .string()
    .superRefine((value, context) => {
      if (safeUrl(value)) return;
      refuse(context, {
        message: `${quote(value)} is not an address that may be linked to`,
        remedy:
          'give an http:// or https:// URL without user name or password in it',
      });
    })
    .meta({ description, format: 'uri' });
}

// Backstage's own `parseFilterPredicate` makes this schema anew at each call.
const filterPredicate = createZodV3FilterPredicateSchema(zodV3);

/** What an `appliesTo` selects. */
export function predicate(description: string) {
  return z
    .record(z.string(), z.unknown())
    .superRefine((value, context) => {
      if (filterPredicate.safeParse(value).success) return;
      refuse(context, {
        message: `${quote(value)} is not a filter predicate`,
        remedy:
          'write paths with values, for example { kind: Component, spec.type: service }, combined with $all, $any, $not and the value operators $exists, $in, $contains, $hasPrefix',
      });
    })
    .meta({ description, format: 'filter-predicate' });
}

export const review = z
  .object({
    every: isoDuration('How long a review lasts').optional(),
    last: isoDate('When it was last reviewed').optional(),
    by: reference('User', 'Who reviewed it').optional(),
  })
  .meta({ description: 'The review clock' });

export const RISKS = ['low', 'medium', 'high', 'critical'] as const;

/** How bad it is when an activity goes wrong. @public */
export type Risk = (typeof RISKS)[number];

/** How much each risk weighs where risks are added up. */
export const RISK_WEIGHTS: Record<Risk, number> = {
  low: 1,
  medium: 2,
  high: 3,
  critical: 5,
};

export const automation = z
  .enum(['manual', 'assisted', 'automated'])
  .meta({ description: 'How far a machine does it' });

/** The head that all four kinds share; Backstage itself checks the rest of `metadata`. */
export function definition<TKind extends string, TSpec extends z.ZodType>(
  kind: TKind,
  spec: TSpec,
) {
  return z.object({
    apiVersion: z.literal('operating-model/v1alpha1'),
    kind: z.literal(kind),
    metadata: z.looseObject({
      name: z.string(),
      namespace: z.string().optional(),
      title: z.string().optional(),
      description: z.string().optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    }),
    spec,
  });
}

/** An object whose fields are all known; an unknown one is most likely a slip of the pen, so the reader is told which there are. */
export function strictFields<TShape extends z.core.$ZodLooseShape>(
  shape: TShape,
) {
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `use one of ${Object.keys(shape).join(', ')}`
        : undefined,
  });
}
