import { z } from 'zod';
import { EXCEPTION_CATEGORIES } from '../requests/draft';
import { PRACTICES, SEVERITIES } from '../rules/vocabulary';
import {
  apiSchemas,
  count,
  dateTime,
  names,
  nextCursor,
  ref,
  severityCounts,
} from './fields';

const locationSchema = z.object({
  path: z
    .string()
    .optional()
    .meta({ description: 'Where in the entity: `spec.rows[2].accountable`' }),
  row: count.optional().meta({ description: 'Of a matrix, counted from 1' }),
  file: z.string().optional(),
  viewUrl: z.string().optional(),
  editUrl: z.string().optional(),
});

export const findingSchema = z
  .object({
    id: z.string().meta({
      description: 'The same for as long as the same thing is found',
    }),
    rule: z.string().meta({ description: 'For example R07' }),
    severity: z.enum(SEVERITIES),
    practice: z.enum(PRACTICES),
    subjectRef: ref,
    ownerRef: ref.optional(),
    location: locationSchema,
    message: z.string(),
    remedy: z.string(),
    excusedBy: z
      .object({
        requestId: z.string(),
        validTo: z.string(),
        category: z.enum(EXCEPTION_CATEGORIES).optional(),
        approvedBy: z
          .array(ref)
          .optional()
          .meta({ description: 'Empty while an emergency waits for approval' }),
        justification: z.string().optional(),
      })
      .optional()
      .meta({
        description:
          'The exception that excuses it; who allowed it and why is left out for who may not read that request',
      }),
  })
  .register(apiSchemas, { id: 'Finding' });

/** What a rule noticed. @public */
export type FindingAnswer = z.infer<typeof findingSchema>;

export const findingsSchema = z
  .object({
    items: z.array(findingSchema),
    nextCursor,
    totals: severityCounts
      .extend({
        byRule: z.array(
          z.object({ rule: z.string(), severity: z.enum(SEVERITIES), count }),
        ),
        excused: severityCounts.optional().meta({
          description:
            'Of those counted, the ones that an active exception excuses',
        }),
        byOwner: z
          .array(severityCounts.extend({ ownerRef: ref.optional(), count }))
          .meta({ description: 'The most findings first; at most 100' }),
      })
      .meta({
        description:
          'Of all that the question asks for, not of this page; what is excused is counted, too',
      }),
    names,
    computedAt: dateTime.optional().meta({
      description:
        'When the catalog was last gone through; absent before the first time, when only definitions have findings',
    }),
    entities: count.meta({
      description:
        'How many entities that was; few where the catalog was still being read',
    }),
    problem: z.string().optional().meta({
      description: 'Why the last pass over the catalog did not end well',
    }),
  })
  .register(apiSchemas, { id: 'Findings' });

/** GET /findings @public */
export type FindingsAnswer = z.infer<typeof findingsSchema>;

export const rulesSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        severity: z.enum(SEVERITIES),
        practice: z.enum(PRACTICES),
        enabled: z.boolean(),
        toldByCell: z.boolean().meta({
          description:
            'What it notices is told on the tab Operations and by the cells of the scorecard, and is not among the findings',
        }),
        parameters: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .register(apiSchemas, { id: 'Rules' });

/** GET /rules @public */
export type RulesAnswer = z.infer<typeof rulesSchema>;
