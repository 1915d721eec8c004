import { z } from 'zod';
import { CELL_STATES } from '../coverage/cells';
import { RISKS } from '../kinds/fields';
import { apiSchemas, ref, score, severityCounts } from './fields';
import { countsFrom } from './scorecardSettingsAnswer';

// The shapes that go over the wire. The OpenAPI description and the types of the client are both made from these.

export const modelSummarySchema = z
  .object({
    compiledAt: z.string().meta({ format: 'date-time' }),
    counts: z.object({
      activities: z.number().int(),
      runbooks: z.number().int(),
      matrices: z.number().int(),
      agreements: z.number().int(),
      groups: z.number().int(),
    }),
    findings: severityCounts,
    refused: z.array(z.object({ ref, problems: z.array(z.string()) })).meta({
      description:
        'Definitions that are left out because nobody can say what they mean',
    }),
  })
  .register(apiSchemas, { id: 'ModelSummary' });

/** GET /model @public */
export type ModelSummary = z.infer<typeof modelSummarySchema>;

const contactSchema = z.object({
  channel: z.string().optional(),
  url: z
    .string()
    .optional()
    .meta({ description: 'The channel as a safe link' }),
  email: z.string().optional(),
});

export const partyInfoSchema = z
  .object({
    title: z.string(),
    exists: z
      .boolean()
      .meta({ description: 'False for a reference that leads nowhere' }),
    contact: contactSchema,
  })
  .register(apiSchemas, { id: 'PartyInfo' });

/** A group or user that an answer names. @public */
export type PartyInfo = z.infer<typeof partyInfoSchema>;

export const definitionInfoSchema = z
  .object({
    title: z.string(),
    file: z.string().optional(),
    viewUrl: z.string().optional(),
    editUrl: z.string().optional(),
  })
  .register(apiSchemas, { id: 'DefinitionInfo' });

/** A matrix, runbook or agreement that an answer rests on, and where it is written. @public */
export type DefinitionInfo = z.infer<typeof definitionInfoSchema>;

export const criterionSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.enum(['met', 'failed', 'unknown']),
    weight: z.number(),
    problems: z.array(z.string()),
    countsFrom,
  })
  .register(apiSchemas, { id: 'Criterion' });

const cellState = z.enum(CELL_STATES);

export const cellSchema = z
  .object({
    state: cellState,
    score,
    criteria: z.array(criterionSchema),
    runbookRef: ref.optional().meta({
      description: 'The runbook that was judged: the best that covers it',
    }),
    countsFrom,
  })
  .register(apiSchemas, { id: 'Cell' });

export const runbookAnswerSchema = z
  .object({
    ref,
    title: z.string(),
    url: z.string(),
    inline: z.boolean().meta({
      description: 'True when it stands in an annotation of the entity',
    }),
    state: z.enum(['weak', 'covered']),
    score,
    problems: z.array(z.string()),
    validated: z.object({ on: z.string(), by: ref }).optional(),
  })
  .register(apiSchemas, { id: 'RunbookAnswer' });

/** @public */
export type RunbookAnswer = z.infer<typeof runbookAnswerSchema>;

export const activityAnswerSchema = z
  .object({
    activityRef: ref,
    title: z.string(),
    risk: z.enum(RISKS),
    source: z.enum(['matrix', 'owner', 'none']),
    matrixRef: ref.optional(),
    row: z.number().int().optional().meta({ description: 'Counted from 1' }),
    note: z.string().optional(),
    contested: z.boolean(),
    rows: z.array(
      z.object({
        matrixRef: ref,
        row: z.number().int(),
        accountable: ref.optional(),
      }),
    ),
    accountable: ref.optional(),
    responsible: z.array(ref),
    support: z.array(ref),
    consulted: z.array(ref),
    informed: z.array(ref),
    validator: ref.optional(),
    unresolved: z.array(
      z.object({
        letter: z.enum([
          'accountable',
          'responsible',
          'support',
          'consulted',
          'informed',
          'validator',
        ]),
        placeholder: z.string(),
      }),
    ),
    runbooks: z.array(runbookAnswerSchema),
    cell: cellSchema
      .optional()
      .meta({ description: 'Absent where the activity asks for no runbook' }),
    agreements: z.array(ref),
    exceptions: z.array(
      z.object({
        requestId: z.string(),
        category: z.string(),
        validTo: z.string(),
        approvedBy: z.array(ref),
      }),
    ),
  })
  .register(apiSchemas, { id: 'ActivityAnswer' });

/** Who does one activity, and with which runbook. @public */
export type ActivityAnswer = z.infer<typeof activityAnswerSchema>;

export const whoStepSchema = z
  .object({
    ref,
    title: z.string(),
    role: z.enum([
      'responsible',
      'accountable',
      'runbook-escalation',
      'agreement-escalation',
      'entity-escalation',
      'owner',
      'above-owner',
    ]),
    reason: z.string(),
    viaRef: ref.optional(),
    contact: contactSchema,
  })
  .register(apiSchemas, { id: 'WhoStep' });

/** @public */
export type WhoStepAnswer = z.infer<typeof whoStepSchema>;

export const whoSchema = z
  .object({
    entityRef: ref,
    activityRef: ref.optional(),
    steps: z.array(whoStepSchema),
    missing: z.array(z.object({ ref, role: whoStepSchema.shape.role })).meta({
      description: 'Named by somebody, but in no catalog',
    }),
    complete: z.boolean(),
  })
  .register(apiSchemas, { id: 'Who' });

/** GET /who @public */
export type WhoAnswer = z.infer<typeof whoSchema>;

const agreementAnswerSchema = z
  .object({
    ref,
    title: z.string(),
    providerRef: ref.optional(),
    consumerRefs: z.array(ref),
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
  })
  .register(apiSchemas, { id: 'AgreementAnswer' });

/** @public */
export type AgreementAnswer = z.infer<typeof agreementAnswerSchema>;

export const entityScoreSchema = z
  .object({
    score: score
      .optional()
      .meta({ description: 'Absent where no cell counts' }),
    scoreWithoutExceptions: score.optional(),
    level: z.string().optional(),
    cells: z.object({
      covered: z.number().int(),
      weak: z.number().int(),
      missing: z.number().int(),
      exempt: z.number().int(),
      unknown: z.number().int(),
    }),
  })
  .register(apiSchemas, { id: 'EntityScore' });

/** @public */
export type EntityScore = z.infer<typeof entityScoreSchema>;

export const responsibilitiesSchema = z
  .object({
    entityRef: ref,
    ownerRef: ref.optional(),
    criticality: z.string().optional(),
    compiledAt: z.string().meta({ format: 'date-time' }),
    score: entityScoreSchema,
    activities: z.array(activityAnswerSchema),
    who: whoSchema,
    agreements: z.array(agreementAnswerSchema),
    policies: z
      .array(
        z.object({
          policy: z.string(),
          mode: z.enum(['report', 'enforce']),
          message: z.string(),
          remedy: z.string(),
        }),
      )
      .meta({
        description: 'What the ownership policies ask for and the entity lacks',
      }),
    parties: z.record(z.string(), partyInfoSchema).meta({
      description: 'Every group and user that the answer names, by reference',
    }),
    definitions: z.record(z.string(), definitionInfoSchema).meta({
      description:
        'Every matrix, runbook and agreement that the answer rests on, by reference',
    }),
    hidden: z.number().int().meta({
      description:
        'How many references are left out because the caller may not read them',
    }),
  })
  .register(apiSchemas, { id: 'Responsibilities' });

/** GET /responsibilities @public */
export type EntityResponsibilities = z.infer<typeof responsibilitiesSchema>;
