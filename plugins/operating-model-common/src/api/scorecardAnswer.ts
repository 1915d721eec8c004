import { z } from 'zod';
import { ROLL_UPS } from '../coverage/RollUp';
import { CELL_STATES } from '../coverage/cells';
import { SCORING_PARTS } from '../coverage/scoring';
import { RISKS } from '../kinds/fields';
import {
  apiSchemas,
  count,
  dateTime,
  names,
  nextCursor,
  ref,
  score,
} from './fields';
import { countsFrom, refreshProgress } from './scorecardSettingsAnswer';

const cellState = z.enum(CELL_STATES);

const cellsByState = z.object({
  covered: count,
  weak: count,
  missing: count,
  exempt: count,
  unknown: count,
});

/** What cells add up to, for a person. */
const figures = {
  entities: count,
  score: score.optional().meta({
    description: 'Absent where no cell counts, which is neither 0 nor 100',
  }),
  scoreWithoutExceptions: score.optional(),
  level: z.string().optional(),
  cells: cellsByState,
};

const published = {
  generation: count.meta({
    description:
      'Rises with each refresh that changed something; 0 before the first',
  }),
  computedAt: dateTime.optional(),
};

export const scorecardSummarySchema = z
  .object({ ...published, ...figures })
  .register(apiSchemas, { id: 'ScorecardSummary' });

/** GET /scorecard/summary @public */
export type ScorecardSummary = z.infer<typeof scorecardSummarySchema>;

const memberSchema = z
  .object({
    key: z.string().meta({
      description: 'A reference, or a type or lifecycle',
    }),
    title: z.string(),
    exists: z.boolean(),
    children: count
      .optional()
      .meta({ description: 'Of a group: how many groups are right under it' }),
    weight: count.meta({
      description:
        'Of the cells that count: low risk 1, medium 2, high 3, critical 5 each. A score is the mean of its members by weight, where each cell is in one of them',
    }),
    countsFrom,
    ...figures,
  })
  .register(apiSchemas, { id: 'ScorecardMember' });

/** @public */
export type ScorecardMember = z.infer<typeof memberSchema>;

export const scorecardRollUpSchema = z
  .object({
    ...published,
    by: z.enum(ROLL_UPS),
    items: z.array(memberSchema),
    others: count.optional().meta({
      description:
        'Entities that belong to none of the items; absent by activity',
    }),
  })
  .register(apiSchemas, { id: 'ScorecardRollUp' });

/** GET /scorecard/rollup @public */
export type ScorecardRollUp = z.infer<typeof scorecardRollUpSchema>;

const entity = {
  ref,
  kind: z.string(),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  ownerRef: ref.optional(),
  systemRef: ref.optional(),
  domainRef: ref.optional(),
  score: score.optional(),
  scoreWithoutExceptions: score.optional(),
  level: z.string().optional(),
};

const scorecardEntitySchema = z
  .object({
    ...entity,
    cells: z.array(
      z.object({
        activityRef: ref,
        risk: z.enum(RISKS).meta({
          description: 'Of its activity, by which the cell weighs',
        }),
        state: cellState,
        without: cellState.meta({
          description: 'What it would be without its exception',
        }),
        score,
        runbookRef: ref.optional(),
        failed: z.array(z.string()).meta({
          description: 'The criteria that are not met',
        }),
        announced: z
          .array(z.object({ id: z.string(), countsFrom: z.string() }))
          .optional()
          .meta({
            description: 'Criteria that are not met, and do not count yet',
          }),
        countsFrom,
      }),
    ),
  })
  .register(apiSchemas, { id: 'ScorecardEntity' });

/** @public */
export type ScorecardEntity = z.infer<typeof scorecardEntitySchema>;

export const scorecardEntitiesSchema = z
  .object({
    ...published,
    items: z.array(scorecardEntitySchema),
    nextCursor,
    names,
  })
  .register(apiSchemas, { id: 'ScorecardEntities' });

/** GET /scorecard/entities @public */
export type ScorecardEntities = z.infer<typeof scorecardEntitiesSchema>;

export const scorecardHistorySchema = z
  .object({
    ...published,
    points: z
      .array(z.object({ day: z.string().meta({ format: 'date' }), ...figures }))
      .meta({
        description: 'A point for each day on which something changed',
      }),
    scoringChanges: z
      .array(
        z.object({
          day: z.string().meta({ format: 'date' }),
          changes: z.array(
            z.object({
              of: z.enum(SCORING_PARTS),
              key: z.string().meta({
                description:
                  "The criterion's id or the activity's reference; empty of the age",
              }),
              title: z.string(),
              before: z.string().optional().meta({
                description:
                  'A weight, a risk, a predicate as JSON, empty where all is meant, or an ISO 8601 duration; absent where it did not count',
              }),
              after: z.string().optional().meta({
                description: 'Absent where it counts no more',
              }),
              countsFrom,
            }),
          ),
        }),
      )
      .meta({
        description:
          'The days on which it changed what scores are made by; points before and after such a day are not made alike',
      }),
  })
  .register(apiSchemas, { id: 'ScorecardHistory' });

/** GET /scorecard/history @public */
export type ScorecardHistory = z.infer<typeof scorecardHistorySchema>;

export const scorecardRefreshedSchema = z
  .object({
    ...refreshProgress,
    started: z.boolean().meta({
      description: 'False where one was asked for or running already',
    }),
    entity: scorecardEntitySchema.optional().meta({
      description:
        'The entity that was named, as it is now; absent where no activity asks a runbook of it',
    }),
    names,
  })
  .register(apiSchemas, { id: 'ScorecardRefreshed' });

/** POST /scorecard/refresh @public */
export type ScorecardRefreshed = z.infer<typeof scorecardRefreshedSchema>;

const scorecardEntityFiguresSchema = z
  .object({
    ...entity,
    cellsByState: cellsByState.meta({
      description: 'How many cells that count are in each state',
    }),
  })
  .register(apiSchemas, { id: 'ScorecardEntityFigures' });

/** An entity without its cells @public */
export type ScorecardEntityFigures = z.infer<
  typeof scorecardEntityFiguresSchema
>;

export const scorecardExportSchema = z
  .object({
    ...published,
    items: z.union([
      z.array(scorecardEntitySchema),
      z.array(scorecardEntityFiguresSchema).meta({
        description: 'Where rows is entities',
      }),
    ]),
  })
  .register(apiSchemas, { id: 'ScorecardExport' });

/** GET /scorecard/export, as JSON @public */
export type ScorecardExport = z.infer<typeof scorecardExportSchema>;
