import { z } from 'zod';
import { apiSchemas, count, dateTime, names, ref, score } from './fields';

const placeSchema = z.object({
  title: z.string(),
  file: z.string().optional(),
  viewUrl: z.string().optional(),
  editUrl: z.string().optional(),
});

const stepSchema = z
  .object({
    kind: z.enum(['write-runbook', 'mend-runbook']).meta({
      description:
        'write-runbook: for an activity whose cells have none, or only an address in an annotation; its gain is that of a runbook that meets every criterion. mend-runbook: to meet one criterion',
    }),
    activityRef: ref.optional().meta({ description: 'Of write-runbook' }),
    runbookRef: ref.optional().meta({ description: 'Of mend-runbook' }),
    criterion: z
      .string()
      .optional()
      .meta({ description: 'Of mend-runbook: the criterion that is not met' }),
    problems: z
      .array(z.string())
      .meta({ description: 'What stands against it now' }),
    gain: z.number().meta({
      description: 'By how many points the score of the part rises',
    }),
    scoreAfter: score,
    cells: count.meta({ description: 'Cells that get better' }),
    missing: count.meta({
      description:
        'How many of these cells no runbook covers; the rest are weak',
    }),
    entities: count.meta({ description: 'That these cells belong to' }),
    example: ref.optional().meta({ description: 'One of these entities' }),
    ownerRef: ref.optional().meta({
      description: 'Who owns the runbook, or the activity',
    }),
    definition: placeSchema.optional().meta({
      description: 'The runbook or activity, and where it is written',
    }),
  })
  .register(apiSchemas, { id: 'NextStep' });

/** @public */
export type NextStepAnswer = z.infer<typeof stepSchema>;

export const nextStepsSchema = z
  .object({
    generation: count,
    computedAt: dateTime.optional(),
    score: score.optional(),
    items: z
      .array(stepSchema)
      .meta({ description: 'What raises the score most comes first' }),
    names,
  })
  .register(apiSchemas, { id: 'NextSteps' });

/** GET /scorecard/next-steps @public */
export type NextSteps = z.infer<typeof nextStepsSchema>;
