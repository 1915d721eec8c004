import { z } from 'zod';
import { apiSchemas, dateTime, names, nextCursor, ref } from './fields';

const runSchema = z
  .object({
    id: z.string(),
    runbookRef: ref,
    ranAt: dateTime,
    ranBy: z.string().optional().meta({
      description:
        'A user, or the service that ran it; absent where the caller may not read the user',
    }),
    outcome: z.enum(['succeeded', 'failed']),
    url: z.string().optional().meta({ description: 'Where the run is read' }),
    recordedAt: dateTime,
    recordedBy: z.string().optional(),
  })
  .register(apiSchemas, { id: 'RunbookRun' });

export { runSchema as runbookRunSchema };

/** POST /runbook-runs @public */
export type RunbookRun = z.infer<typeof runSchema>;

/** What POST /runbook-runs takes. */
export const runbookRunDraftSchema = z
  .object({
    runbookRef: z.string(),
    ranAt: dateTime,
    ranBy: z.string().optional().meta({
      description: 'A user or a name; whoever calls when absent',
    }),
    outcome: z.enum(['succeeded', 'failed']),
    url: z.string().optional(),
  })
  .register(apiSchemas, { id: 'RunbookRunDraft' });

/** @public */
export type RunbookRunDraft = z.infer<typeof runbookRunDraftSchema>;

export const runbookRunsSchema = z
  .object({
    items: z.array(runSchema).meta({ description: 'The latest first' }),
    nextCursor,
    names,
  })
  .register(apiSchemas, { id: 'RunbookRuns' });

/** GET /runbook-runs @public */
export type RunbookRuns = z.infer<typeof runbookRunsSchema>;
