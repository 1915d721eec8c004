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
import { findingSchema } from './findingsAnswer';

const agreementItemSchema = z
  .object({
    ref,
    title: z.string(),
    type: z.string().optional(),
    providerRef: ref.optional(),
    consumerRefs: z.array(ref),
    activityRefs: z
      .array(ref)
      .meta({ description: 'Empty means every activity' }),
    channelUrl: z.string().optional(),
    hours: z.string().optional(),
    targets: z.array(
      z.object({
        measure: z.string(),
        severity: z.enum(RISKS).optional(),
        within: z.string(),
      }),
    ),
    incidentLeadRef: ref.optional(),
    escalationRefs: z.array(ref),
    accepted: z.array(z.object({ by: ref, on: z.string() })),
    review: z.object({
      every: z.string().optional(),
      last: z.string().optional(),
      dueOn: z.string().optional(),
      overdue: z.boolean(),
    }),
    findings: z.array(findingSchema),
  })
  .register(apiSchemas, { id: 'AgreementItem' });

/** @public */
export type AgreementItem = z.infer<typeof agreementItemSchema>;

const uncoveredSchema = z
  .object({
    consumerRef: ref.meta({ description: 'The owner of what depends' }),
    providerRef: ref.meta({ description: 'The owner of what is depended on' }),
    dependencies: z
      .array(z.object({ fromRef: ref, toRef: ref, type: z.string() }))
      .meta({ description: 'At most 50' }),
    count,
    draft: z.string().meta({
      description: 'A draft agreement as YAML, with what is still open marked',
    }),
  })
  .register(apiSchemas, { id: 'Uncovered' });

/** Dependencies between two teams that no agreement covers. @public */
export type Uncovered = z.infer<typeof uncoveredSchema>;

export const agreementsSchema = z
  .object({
    items: z.array(agreementItemSchema),
    nextCursor,
    uncovered: z.array(uncoveredSchema).meta({
      description:
        'By pair of teams, the most dependencies first; on the first page only, at most 500',
    }),
    uncoveredTotal: count.meta({
      description: 'Dependencies between teams that no agreement covers',
    }),
    names,
    computedAt: dateTime.optional(),
    hidden,
  })
  .register(apiSchemas, { id: 'Agreements' });

/** GET /agreements @public */
export type AgreementsAnswer = z.infer<typeof agreementsSchema>;
