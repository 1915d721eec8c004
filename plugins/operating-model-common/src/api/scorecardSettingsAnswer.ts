import { z } from 'zod';
import { apiSchemas, count, dateTime, names, ref, score } from './fields';

/** From which day on something counts, as criteria and activities that are announced say it. */
export const countsFrom = z.string().optional().meta({
  format: 'date',
  description:
    'Announced: shown from now on, and counted from this day on. Absent once it counts',
});

export const scorecardSettingsSchema = z
  .object({
    criteria: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        description: z.string().meta({ description: 'What it asks for' }),
        weight: z.number(),
        builtIn: z.boolean(),
        countsFrom,
      }),
    ),
    activities: z
      .array(z.object({ activityRef: ref, countsFrom: z.string() }))
      .meta({ description: 'Activities that are announced' }),
    levels: z.array(z.object({ name: z.string(), from: score })).meta({
      description: 'The lowest first',
    }),
    maxAge: z.string().meta({ description: 'ISO 8601 duration' }),
    linkCheck: z.boolean().meta({
      description: 'Whether the addresses of runbooks are looked at',
    }),
    refresh: z.object({
      every: z.string().optional().meta({ description: 'ISO 8601 duration' }),
      cron: z.string().optional(),
      pageSize: count,
    }),
    names,
  })
  .register(apiSchemas, { id: 'ScorecardSettings' });

/** GET /scorecard/settings @public */
export type ScorecardSettingsAnswer = z.infer<typeof scorecardSettingsSchema>;

const lastRun = z.object({
  outcome: z.enum(['published', 'doubted', 'cancelled', 'failed']).meta({
    description:
      'doubted: the catalog had shrunk so much that what is shown stays',
  }),
  startedAt: dateTime,
  endedAt: dateTime,
  entities: count,
  written: count.meta({ description: 'Rows of the database' }),
  problem: z.string().optional(),
});

/** What GET and POST say alike. */
export const refreshProgress = {
  state: z.enum(['idle', 'waiting', 'running']).meta({
    description: 'waiting: asked for, and not yet begun',
  }),
  phase: z
    .enum(['preparing', 'reading', 'looking-again', 'publishing'])
    .optional()
    .meta({ description: 'Of a refresh that runs' }),
  seen: count.meta({ description: 'Entities of the catalog that passed by' }),
  expected: count
    .optional()
    .meta({ description: 'As many as the last time; absent before the first' }),
  written: count,
  requestedAt: dateTime.optional(),
  startedAt: dateTime.optional(),
  last: lastRun.optional(),
  nextAt: dateTime.optional().meta({
    description: 'About when the next one begins by itself',
  }),
};

export const scorecardRefreshSchema = z
  .object(refreshProgress)
  .register(apiSchemas, { id: 'ScorecardRefresh' });

/** GET /scorecard/refresh @public */
export type ScorecardRefresh = z.infer<typeof scorecardRefreshSchema>;

/** What POST /scorecard/refresh takes. */
export const scorecardRefreshRequestSchema = z
  .object({
    entityRef: z.string().optional().meta({
      description:
        'Only this entity, at once; the whole catalog soon when absent',
    }),
  })
  .register(apiSchemas, { id: 'ScorecardRefreshRequest' });
