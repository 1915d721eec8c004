import { z } from 'zod';
import { RISKS } from '../kinds/fields';
import {
  apiSchemas,
  count,
  dateTime,
  hidden,
  names,
  nextCursor,
  ref,
} from './fields';
import { entityScoreSchema } from './answers';

export const loadSchema = z
  .object({
    accountable: count.meta({
      description: 'Pairs of entity and activity that it is accountable for',
    }),
    responsible: count,
    entities: count,
    activities: count,
    standing: z.enum(['low', 'usual', 'high']).meta({
      description:
        'Against its peers: high where A is above usualUpTo, low where it lies as far below their mean',
    }),
  })
  .register(apiSchemas, { id: 'Load' });

/** What a group carries. @public */
export type LoadAnswer = z.infer<typeof loadSchema>;

const peersSchema = z
  .object({
    groups: count,
    mean: z.number(),
    deviation: z.number(),
    usualUpTo: z.number().optional().meta({
      description:
        'The highest A-load that is usual, by the deviations of R10; absent where there is no crowd to compare with',
    }),
  })
  .meta({
    description: 'The A-load of all groups that carry any, for comparison',
  });

export const teamsSchema = z
  .object({
    items: z.array(
      z.object({
        groupRef: ref,
        title: z.string(),
        exists: z.boolean(),
        load: loadSchema,
      }),
    ),
    nextCursor,
    peers: peersSchema,
    computedAt: dateTime.optional(),
  })
  .register(apiSchemas, { id: 'Teams' });

/** GET /teams @public */
export type TeamsAnswer = z.infer<typeof teamsSchema>;

const dutySchema = z
  .object({
    activityRef: ref,
    title: z.string(),
    risk: z.enum(RISKS),
    entities: count.meta({ description: 'On how many entities' }),
    matrixRefs: z.array(ref).meta({
      description: 'The matrices that say so; empty where the owner is assumed',
    }),
  })
  .register(apiSchemas, { id: 'Duty' });

/** An activity that a group is accountable or responsible for. @public */
export type Duty = z.infer<typeof dutySchema>;

export const teamSchema = z
  .object({
    groupRef: ref,
    title: z.string(),
    load: loadSchema.optional().meta({
      description: 'Absent before the catalog was first gone through',
    }),
    peers: peersSchema,
    accountableFor: z.array(dutySchema),
    responsibleFor: z.array(dutySchema),
    score: entityScoreSchema.optional(),
    agreements: z.array(
      z.object({ ref, role: z.enum(['provider', 'consumer']) }),
    ),
    reviewsDue: z.array(
      z.object({
        ref,
        dueOn: z.string().optional(),
        overdue: z.boolean(),
      }),
    ),
    requestsToDecide: z.array(
      z.object({ id: z.string(), title: z.string(), decideBy: z.string() }),
    ),
    exceptionsEnding: z.array(
      z.object({ id: z.string(), title: z.string(), validTo: z.string() }),
    ),
    names,
    computedAt: dateTime.optional(),
    hidden,
  })
  .register(apiSchemas, { id: 'Team' });

/** GET /teams/overview @public */
export type TeamAnswer = z.infer<typeof teamSchema>;
