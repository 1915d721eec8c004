import { InputError } from '@backstage/errors';
import {
  CELL_STATES,
  ROLL_UPS,
  nextStepsSchema,
  operatingModelReadPermission,
  scorecardEntitiesSchema,
  scorecardExportSchema,
  scorecardHistorySchema,
  scorecardRollUpSchema,
  scorecardSummarySchema,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { Parameter, Route } from '../http/Route';
import { pageParameters } from '../http/pages';
import { readRef } from '../http/references';
import { EntitiesFilter, Part, ScorecardService } from './ScorecardService';
import { exportFigures, exportScorecard } from './exportScorecard';

const groupParameter: Parameter = {
  name: 'groupRef',
  description:
    'A group, with all groups below it; of kind Group where none is named',
  required: false,
};

const partParameters: Parameter[] = [
  groupParameter,
  {
    name: 'direct',
    description:
      'true: of the group only what it owns itself, not what the groups below it own',
    required: false,
  },
  {
    name: 'systemRef',
    description: 'A system; of kind System where none is named',
    required: false,
  },
  {
    name: 'domainRef',
    description: 'A domain; of kind Domain where none is named',
    required: false,
  },
];

const entitiesParameters: Parameter[] = [
  ...partParameters,
  {
    name: 'state',
    description: `Entities with a cell that is one of ${CELL_STATES.join(', ')}`,
    required: false,
  },
  {
    name: 'activityRef',
    description:
      'Entities with a cell of this activity; of kind Activity where none is named',
    required: false,
  },
  {
    name: 'type',
    description: 'Entities of this type',
    required: false,
  },
  {
    name: 'lifecycle',
    description: 'Entities of this lifecycle',
    required: false,
  },
  {
    name: 'order',
    description:
      'asc, the lowest score first, which it is when absent, or desc',
    required: false,
  },
  {
    name: 'q',
    description: 'A part of the reference',
    required: false,
  },
];

type Query = Record<string, string | undefined>;

/** @throws InputError that names the parameter */
function readPart({ groupRef, direct, systemRef, domainRef }: Query): Part {
  if (direct !== undefined && groupRef === undefined) {
    throw new InputError(
      'direct is about what a group owns itself; give groupRef too, or leave direct out',
    );
  }
  return {
    groupRef: groupRef && readRef('groupRef', groupRef, 'Group'),
    direct: readOneOf('direct', direct, ['true', 'false']) === 'true',
    systemRef: systemRef && readRef('systemRef', systemRef, 'System'),
    domainRef: domainRef && readRef('domainRef', domainRef, 'Domain'),
  };
}

/** @throws InputError that names the parameter */
function readOneOf<T extends string>(
  name: string,
  value: string | undefined,
  values: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = values.find(each => each === value);
  if (!found)
    throw new InputError(`${name} must be one of ${values.join(', ')}`);
  return found;
}

/** @throws InputError that names the parameter */
function readRollUp(query: Query) {
  const by = readOneOf('by', query.by, ROLL_UPS)!;
  const part = readPart(query);
  if (part.direct && by === 'group') {
    throw new InputError(
      'direct leaves out the child groups that are asked for by group; leave it out, or ask by something else',
    );
  }
  return { by, ...part };
}

/** @throws InputError that names the parameter */
function readDay(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(value) ||
    !DateTime.fromISO(value, { zone: 'utc' }).isValid
  ) {
    throw new InputError(`${name} must be a date such as 2026-05-01`);
  }
  return value;
}

/** @throws InputError that names the parameter */
function readEntitiesFilter(query: Query): EntitiesFilter {
  return {
    ...readPart(query),
    state: readOneOf('state', query.state, CELL_STATES),
    activityRef:
      query.activityRef &&
      readRef('activityRef', query.activityRef, 'Activity'),
    type: query.type,
    lifecycle: query.lifecycle,
    order: readOneOf('order', query.order, ['asc', 'desc'] as const) ?? 'asc',
    text: query.q,
  };
}

const DEFAULT_STEPS = 5;

const MAX_STEPS = 50;

/** @throws InputError that names the parameter */
function readSteps(value: string | undefined): number {
  if (value === undefined) return DEFAULT_STEPS;
  const limit = Number(value);
  if (!/^\d+$/.test(value) || limit < 1 || limit > MAX_STEPS) {
    throw new InputError(`limit must be a whole number from 1 to ${MAX_STEPS}`);
  }
  return limit;
}

/** How far back history goes where nobody says. */
const DEFAULT_DAYS = 90;

const MAX_DAYS = 366;

function readDays({ from, to }: Query, now: DateTime) {
  const last = readDay('to', to) ?? now.toISODate()!;
  const end = DateTime.fromISO(last, { zone: 'utc' });
  const first =
    readDay('from', from) ?? end.minus({ days: DEFAULT_DAYS }).toISODate()!;
  const days = end.diff(DateTime.fromISO(first, { zone: 'utc' }), 'days').days;
  if (days < 0) throw new InputError('from must not be after to');
  if (days > MAX_DAYS) {
    throw new InputError(`from and to may lie ${MAX_DAYS} days apart at most`);
  }
  return { from: first, to: last };
}

export function scorecardRoutes(
  service: ScorecardService,
  now: () => DateTime = () => DateTime.utc(),
): Route[] {
  const shared = {
    method: 'get' as const,
    permission: operatingModelReadPermission,
    principals: ['user' as const, 'service' as const],
  };
  return [
    {
      ...shared,
      path: '/scorecard/summary',
      summary:
        'How well runbooks cover a group, a system, a domain or everything',
      parameters: partParameters,
      answer: scorecardSummarySchema,
      auditEvent: 'scorecard-summary-fetch',
      handle: ({ query, credentials }) =>
        service.summary(readPart(query), credentials),
    },
    {
      ...shared,
      path: '/scorecard/rollup',
      summary: 'The same figures for each member, the lowest score first',
      parameters: [
        {
          name: 'by',
          description: `One of ${ROLL_UPS.join(', ')}`,
          required: true,
        },
        ...partParameters.map(parameter =>
          parameter === groupParameter
            ? {
                ...groupParameter,
                description:
                  'By group: the group whose child groups are asked for, the topmost when absent. Otherwise the group whose entities are counted, with all groups below it',
              }
            : parameter,
        ),
      ],
      answer: scorecardRollUpSchema,
      auditEvent: 'scorecard-rollup-fetch',
      handle: ({ query, credentials }) =>
        service.rollUp(readRollUp(query), credentials),
    },
    {
      ...shared,
      path: '/scorecard/entities',
      summary: 'The entities behind the figures, with their cells',
      parameters: [...entitiesParameters, ...pageParameters],
      answer: scorecardEntitiesSchema,
      auditEvent: 'scorecard-entities-fetch',
      handle: ({ query, credentials }) =>
        service.entities(
          {
            ...readEntitiesFilter(query),
            limit: query.limit,
            cursor: query.cursor,
          },
          credentials,
        ),
    },
    {
      ...shared,
      path: '/scorecard/export',
      summary:
        'All entities behind the figures with their cells, as a file to download',
      parameters: [
        {
          name: 'format',
          description: 'csv or json',
          required: true,
        },
        {
          name: 'rows',
          description:
            'cells, a line of the CSV for each cell, of the activity and in the state where these are asked for, and all cells of each entity in JSON, which it is when absent; or entities, of which each is one line, with how many of its cells that count are in each state',
          required: false,
        },
        ...entitiesParameters,
      ],
      answer: scorecardExportSchema,
      downloads: ['text/csv'],
      auditEvent: 'scorecard-export',
      async handle({ query, credentials }) {
        const format = readOneOf('format', query.format, ['csv', 'json'])!;
        const rows = readOneOf('rows', query.rows, ['cells', 'entities']);
        const filter = readEntitiesFilter(query);
        return rows === 'entities'
          ? exportFigures(
              await service.exportFigures(filter, credentials),
              format,
            )
          : exportScorecard(
              await service.export(filter, credentials),
              format,
              filter,
            );
      },
    },
    {
      ...shared,
      path: '/scorecard/next-steps',
      summary: 'The few changes that would raise the score most',
      parameters: [
        ...partParameters,
        {
          name: 'limit',
          description: `How many, 1 to ${MAX_STEPS}; ${DEFAULT_STEPS} when absent`,
          required: false,
        },
      ],
      answer: nextStepsSchema,
      auditEvent: 'next-steps-fetch',
      handle: ({ query, credentials }) =>
        service.nextSteps(
          { ...readPart(query), limit: readSteps(query.limit) },
          credentials,
        ),
    },
    {
      ...shared,
      path: '/scorecard/history',
      summary: 'A point for each day on which something changed',
      parameters: [
        ...partParameters,
        {
          name: 'from',
          description: `The first day; ${DEFAULT_DAYS} days before the last when absent`,
          required: false,
        },
        {
          name: 'to',
          description: 'The last day; today when absent',
          required: false,
        },
      ],
      answer: scorecardHistorySchema,
      auditEvent: 'scorecard-history-fetch',
      handle: ({ query, credentials }) =>
        service.history(
          { ...readPart(query), ...readDays(query, now()) },
          credentials,
        ),
    },
  ];
}
