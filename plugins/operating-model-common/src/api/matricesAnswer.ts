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
  severityCounts,
} from './fields';
import { findingSchema } from './findingsAnswer';

const matrixHead = {
  ref,
  title: z.string(),
  method: z.enum(['RACI', 'RASCI', 'DACI']),
  ownerRef: ref.optional(),
  precedence: z.number(),
  appliesTo: z.record(z.string(), z.unknown()).optional().meta({
    description: 'The filter predicate; absent where it speaks of everything',
  }),
  review: z
    .object({
      every: z.string().optional(),
      last: z.string().optional(),
      by: ref.optional(),
      dueOn: z.string().optional(),
      overdue: z.boolean(),
    })
    .meta({ description: 'The review clock; `dueOn` is a date' }),
  entities: count.optional().meta({
    description:
      'How many entities have an answer from it; absent before the catalog was first gone through',
  }),
  findings: severityCounts,
};

export const matricesSchema = z
  .object({
    items: z.array(
      z.object({
        ...matrixHead,
        activities: count,
        parties: count,
      }),
    ),
    nextCursor,
    names,
    computedAt: dateTime.optional(),
  })
  .register(apiSchemas, { id: 'Matrices' });

/** GET /matrices @public */
export type MatricesAnswer = z.infer<typeof matricesSchema>;

/** @public */
export type MatrixSummary = MatricesAnswer['items'][number];

const gridRowSchema = z
  .object({
    row: count.meta({ description: 'Counted from 1' }),
    activityRef: ref,
    title: z.string(),
    exists: z.boolean(),
    risk: z.enum(RISKS).optional(),
    letters: z.record(z.string(), z.string()).meta({
      description:
        'The letters that each party holds, by its key: `AR`. In DACI, A stands for the approver and R for the driver',
    }),
    validator: z.array(z.string()),
    note: z.string().optional(),
    entities: count
      .optional()
      .meta({ description: 'For how many entities the row decides' }),
    withoutRunbook: count.optional().meta({
      description: 'For how many of these a runbook is asked for and missing',
    }),
    findings: z.array(findingSchema),
  })
  .register(apiSchemas, { id: 'GridRow' });

/** @public */
export type GridRow = z.infer<typeof gridRowSchema>;

const gridPartySchema = z
  .object({
    key: z.string().meta({
      description: 'A canonical reference, or a placeholder such as $owner',
    }),
    title: z.string(),
    exists: z.boolean(),
    accountable: count.meta({ description: 'In how many rows it holds A' }),
    responsible: count,
    resolvesTo: z
      .array(z.object({ ref, entities: count }))
      .optional()
      .meta({
        description:
          'Of a placeholder: whom it stands for, on how many entities, the most first; at most 100',
      }),
    unresolved: count.optional().meta({
      description:
        'Of a placeholder: on how many entities it stands for nobody',
    }),
  })
  .register(apiSchemas, { id: 'GridParty' });

/** @public */
export type GridParty = z.infer<typeof gridPartySchema>;

export const matrixSchema = z
  .object({
    ...matrixHead,
    description: z.string().optional(),
    file: z.string().optional(),
    viewUrl: z.string().optional(),
    editUrl: z.string().optional(),
    parties: z
      .array(gridPartySchema)
      .meta({ description: 'The columns, in the order of their first letter' }),
    rows: z.array(gridRowSchema),
    matrixFindings: z.array(findingSchema).meta({
      description: 'Findings about the matrix that belong to no one row',
    }),
    names,
    computedAt: dateTime.optional(),
    hidden,
  })
  .register(apiSchemas, { id: 'Matrix' });

/** GET /matrices/by-ref @public */
export type MatrixAnswer = z.infer<typeof matrixSchema>;
