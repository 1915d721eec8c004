import { z } from 'zod';
import { RISKS } from '../kinds/fields';
import { REQUEST_COMMANDS, requestCommandSchema } from '../requests/commands';
import { requestDraftSchema } from '../requests/draft';
import { requestSubjectSchema } from '../requests/subject';
import { REQUEST_KINDS, REQUEST_STATES } from '../requests/types';
import { apiSchemas, count, dateTime, names, nextCursor, ref } from './fields';

requestDraftSchema.register(apiSchemas, { id: 'RequestDraft' });
requestCommandSchema.register(apiSchemas, { id: 'RequestCommand' });

const state = z
  .enum(REQUEST_STATES)
  .meta({ description: 'By the clock, whether or not it was recorded' });

const approver = z.object({ ref, reason: z.string() });

const routingSchema = z
  .object({
    approvers: z.array(approver).meta({ description: 'Who decides, and why' }),
    consulted: z.array(ref),
    informed: z.array(ref),
    responsible: z.array(ref),
    validator: ref.optional(),
    matrixRef: ref.optional(),
    row: count.optional(),
    revision: z.string().optional(),
    leastRisk: z.enum(RISKS).optional(),
    preApproved: z.boolean(),
  })
  .register(apiSchemas, { id: 'Routing' });

const itemSchema = z
  .object({
    id: z.string(),
    version: count.meta({ description: 'To be sent as If-Match' }),
    kind: z.enum(REQUEST_KINDS),
    state,
    title: z.string(),
    subject: requestSubjectSchema,
    risk: z.enum(RISKS),
    requester: ref,
    requestingGroup: ref.optional(),
    ownerRef: ref.optional(),
    createdAt: dateTime,
    submittedAt: dateTime.optional(),
    decideBy: dateTime.optional(),
    decidedAt: dateTime.optional(),
    validFrom: dateTime.optional(),
    validTo: dateTime.optional(),
    endedAt: dateTime.optional().meta({
      description:
        'When it came to its end, where it has: an exception may end before `validTo`',
    }),
    approverRefs: z.array(ref),
    approvals: count.meta({ description: 'How many have approved' }),
    approvalsNeeded: count,
    approvedBy: z.array(ref).meta({ description: 'Who has approved' }),
    differentGroups: z.boolean().meta({
      description: 'Whether the approvals have to come from different groups',
    }),
    emergency: z.boolean(),
    awaitingDecision: z.boolean().meta({
      description: 'An emergency that is active before anybody approved it',
    }),
    renewals: count,
  })
  .register(apiSchemas, { id: 'RequestItem' });

/** A request in a list. @public */
export type RequestItem = z.infer<typeof itemSchema>;

export const requestsSchema = z
  .object({
    items: z.array(itemSchema),
    nextCursor,
    names,
    now: dateTime.meta({ description: "By the database's clock" }),
  })
  .register(apiSchemas, { id: 'Requests' });

/** GET /requests @public */
export type RequestsAnswer = z.infer<typeof requestsSchema>;

const eventSchema = z.object({
  sequence: count,
  requestSequence: count,
  unreadable: z.literal(true).optional().meta({
    description:
      'What is kept is no event that can be read; all that is known of it is its place',
  }),
  action: z.string().optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  actor: z.string().optional(),
  at: dateTime.optional(),
  from: z.enum(REQUEST_STATES).optional(),
  to: z.enum(REQUEST_STATES).optional(),
  comment: z.string().optional(),
  changes: z.record(z.string(), z.unknown()).optional(),
  problem: z.object({ code: z.string(), message: z.string() }).optional(),
  hash: z.string(),
});

/** An event in the history of a request. @public */
export type RequestHistoryEvent = z.infer<typeof eventSchema>;

const historySchema = z
  .object({
    items: z.array(eventSchema),
    nextCursor,
    chain: z
      .object({
        ok: z.boolean(),
        events: count.meta({ description: 'How many hold, from the first on' }),
        firstBroken: count.optional().meta({
          description:
            'The `requestSequence` of the first event that does not hold, or is missing',
        }),
      })
      .meta({
        description:
          'Whether each event of the whole history follows from what it says and from the event before it',
      }),
  })
  .register(apiSchemas, { id: 'RequestHistory' });

export const requestSchema = z
  .object({
    ...itemSchema.shape,
    content: requestDraftSchema.meta({ description: 'What was filled in' }),
    submittedBy: ref.optional(),
    routing: routingSchema.optional(),
    quorum: z
      .object({ approvers: count, differentGroups: z.boolean() })
      .optional(),
    decisions: z.array(
      z.object({
        by: ref,
        groups: z.array(ref),
        at: dateTime,
        comment: z.string().optional(),
      }),
    ),
    opinions: z.array(
      z.object({
        by: ref,
        groups: z.array(ref),
        opinion: z.enum(['no-objection', 'objection']),
        at: dateTime,
      }),
    ),
    editors: z.array(ref),
    barredRefs: z.array(ref).meta({
      description:
        'Who would decide it, and may not, having asked for it or changed it',
    }),
    implementers: z.array(ref),
    answer: z
      .object({
        by: ref,
        at: dateTime.optional(),
        ownerRef: ref,
        changeUrl: z.string().optional(),
      })
      .optional(),
    renewalOf: z.string().optional(),
    originalValidTo: dateTime.optional(),
    supersededBy: z.string().optional(),
    endedBy: z.string().optional().meta({
      description:
        'Who brought it to its end; `system` where time, a check or its surroundings did',
    }),
    renewedBy: z.string().optional().meta({
      description: 'The latest request that asks for a renewal of this one',
    }),
    notices: z.array(
      z.object({ code: z.string(), ref: z.string(), at: dateTime }),
    ),
    commands: z
      .array(
        z.object({
          command: z.enum(REQUEST_COMMANDS as [string, ...string[]]),
          allowed: z.boolean(),
          reason: z.string().optional().meta({
            description: 'Why this person may not, and what helps',
          }),
        }),
      )
      .meta({ description: 'What leads on from the state that it is in' }),
    history: historySchema.meta({
      description:
        'Its first events, the oldest first; more with `nextCursor` at `GET /requests/{id}/events`',
    }),
    names,
    now: dateTime,
  })
  .register(apiSchemas, { id: 'Request' });

/** GET /requests/{id} @public */
export type RequestAnswer = z.infer<typeof requestSchema>;

const problemSchema = z.object({
  code: z.string(),
  field: z.string().optional(),
  message: z.string(),
  remedy: z.string(),
  requestId: z.string().optional(),
  offer: z.enum(REQUEST_KINDS).optional(),
});

export const requestPreviewSchema = z
  .object({
    problems: z.array(problemSchema).meta({
      description: 'What keeps it from being submitted; none when it may be',
    }),
    warnings: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .meta({
        description:
          'What speaks against it and keeps nobody from submitting it',
      }),
    entities: count
      .optional()
      .meta({ description: 'How many entities it touches' }),
    routing: routingSchema.optional(),
    limits: z
      .object({
        approvers: count,
        differentGroups: z.boolean(),
        maxDays: count,
        decideBy: dateTime,
      })
      .optional(),
    names,
  })
  .register(apiSchemas, { id: 'RequestPreview' });

/** POST /requests/preview @public */
export type RequestPreviewAnswer = z.infer<typeof requestPreviewSchema>;

export const requestEventsSchema = z
  .object({ ...historySchema.shape, names })
  .register(apiSchemas, { id: 'RequestEvents' });

/** GET /requests/{id}/events @public */
export type RequestEventsAnswer = z.infer<typeof requestEventsSchema>;

export const auditEventsSchema = z
  .object({
    items: z.array(
      z.object({
        sequence: count,
        payload: z.string().meta({
          description: 'The event as JSON, the very text that was hashed',
        }),
        previousHash: z.string(),
        hash: z.string().meta({
          description:
            'SHA-256 of the previous hash, a line feed and the payload',
        }),
      }),
    ),
    nextCursor,
  })
  .register(apiSchemas, { id: 'AuditEvents' });

/** GET /audit/events @public */
export type AuditEventsAnswer = z.infer<typeof auditEventsSchema>;

export const auditReportSchema = z
  .object({
    ok: z.boolean(),
    events: count,
    hash: z.string().optional().meta({
      description: 'Of the last event; note it down to compare later',
    }),
    firstBroken: count.optional(),
    brokenRequests: z.array(z.string()),
  })
  .register(apiSchemas, { id: 'AuditReport' });

/** GET /audit/verify @public */
export type AuditReportAnswer = z.infer<typeof auditReportSchema>;
