import { z } from 'zod';
import { apiSchemas, names, ref } from './fields';
import {
  criterionSchema,
  partyInfoSchema,
  runbookAnswerSchema,
} from './answers';

const rowAnswerSchema = z
  .object({
    matrixRef: ref,
    row: z.number().int().meta({ description: 'Counted from 1' }),
    activityRef: ref,
    accountable: z.array(z.string()),
    responsible: z.array(z.string()),
    support: z.array(z.string()),
    consulted: z.array(z.string()),
    informed: z.array(z.string()),
    validator: z.array(z.string()),
    note: z.string().optional(),
  })
  .meta({
    description:
      'A matrix row as it is written: references in canonical form, placeholders as they are',
  })
  .register(apiSchemas, { id: 'RowAnswer' });

/** @public */
export type RowAnswer = z.infer<typeof rowAnswerSchema>;

export const definitionAnswerSchema = z
  .object({
    ref,
    file: z.string().optional(),
    viewUrl: z.string().optional(),
    editUrl: z.string().optional(),
    rows: z.array(rowAnswerSchema).meta({
      description:
        'Of a matrix its rows; of an activity the rows of all matrices that speak of it',
    }),
    runbooks: z
      .array(runbookAnswerSchema)
      .meta({ description: 'Of an activity: the runbooks that describe it' }),
    coverage: z
      .object({
        score: z.number(),
        state: z.enum(['weak', 'covered']),
        criteria: z.array(criterionSchema),
      })
      .optional()
      .meta({ description: 'Of a runbook: what it is worth' }),
    names,
    contacts: z.record(z.string(), partyInfoSchema.shape.contact),
    hidden: z.number().int(),
  })
  .register(apiSchemas, { id: 'DefinitionAnswer' });

/** GET /definitions/by-ref @public */
export type DefinitionAnswer = z.infer<typeof definitionAnswerSchema>;
