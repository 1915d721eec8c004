import { z } from 'zod';
import { TARGET_MEASURES, TARGET_STATES } from '../coverage/targets';
import { apiSchemas, dateTime, names, ref, score } from './fields';

const date = z.string().meta({ format: 'date' });

const standing = {
  state: z.enum(TARGET_STATES),
  value: score
    .optional()
    .meta({ description: 'Where it stands; absent where no cell counts' }),
};

const targetSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    groupRef: ref.optional().meta({ description: 'Everybody when absent' }),
    activityRef: ref
      .optional()
      .meta({ description: 'Only cells of this activity' }),
    measure: z.enum(TARGET_MEASURES).meta({
      description:
        'score: 0 to 100. share-covered: covered cells of those that count, in per cent',
    }),
    goal: score,
    from: date.meta({ description: 'The day that it was set' }),
    start: score.optional().meta({ description: 'Where it stood then' }),
    by: date.meta({ description: 'The day until which it is to be reached' }),
    daysLeft: z.number().int().meta({ description: 'Below 0 once it is over' }),
    createdBy: z.string(),
    createdAt: dateTime,
    progress: z.object({
      ...standing,
      expected: score.optional().meta({
        description:
          'Where it would stand on a straight line from start to goal; absent where nothing counted when it was set',
      }),
    }),
    groups: z.array(z.object({ ref, ...standing })).meta({
      description:
        'The groups right below, or the topmost ones; the furthest behind first',
    }),
    scoringChangedOn: date.optional().meta({
      description:
        'The last day since it was set on which it changed what scores are made by; absent where it did not',
    }),
    mayChange: z.boolean(),
  })
  .register(apiSchemas, { id: 'ScorecardTarget' });

/** @public */
export type ScorecardTarget = z.infer<typeof targetSchema>;

export { targetSchema as scorecardTargetSchema };

export const scorecardTargetsSchema = z
  .object({
    items: z.array(targetSchema).meta({ description: 'The next to end first' }),
    maySetFor: z.object({
      everybody: z.boolean(),
      groups: z.array(ref).meta({ description: 'The groups of the caller' }),
    }),
    names,
  })
  .register(apiSchemas, { id: 'ScorecardTargets' });

/** GET /scorecard/targets @public */
export type ScorecardTargets = z.infer<typeof scorecardTargetsSchema>;

/** What POST /scorecard/targets takes. */
export const targetDraftSchema = z
  .object({
    title: z.string(),
    groupRef: z.string().optional(),
    activityRef: z.string().optional(),
    measure: z.enum(TARGET_MEASURES),
    goal: z.number(),
    by: date,
  })
  .register(apiSchemas, { id: 'ScorecardTargetDraft' });

/** @public */
export type ScorecardTargetDraft = z.infer<typeof targetDraftSchema>;

/** What PATCH /scorecard/targets/{id} takes. */
export const targetChangeSchema = z
  .object({
    title: z.string().optional(),
    goal: z.number().optional(),
    by: date.optional(),
  })
  .register(apiSchemas, { id: 'ScorecardTargetChange' });

/** @public */
export type ScorecardTargetChange = z.infer<typeof targetChangeSchema>;
