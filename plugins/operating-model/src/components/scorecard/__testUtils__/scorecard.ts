import { ResponseError } from '@backstage/errors';
import {
  NextSteps,
  ScorecardEntity,
  ScorecardHistory,
  ScorecardMember,
  ScorecardRefresh,
  ScorecardSettingsAnswer,
  ScorecardSummary,
  ScorecardTarget,
  ScorecardTargets,
  TeamAnswer,
} from 'backstage-plugin-operating-model-common';
import {
  OperatingModelApi,
  ScorecardEntitiesQuestion,
} from '../../../api/OperatingModelApi';

const PUBLISHED = { generation: 4, computedAt: '2026-11-23T12:00:00Z' };

export const CELLS = { covered: 6, weak: 2, missing: 1, exempt: 1, unknown: 0 };

const NO_CELLS = { covered: 0, weak: 0, missing: 0, exempt: 0, unknown: 0 };

export function summary(given: Partial<ScorecardSummary> = {}) {
  return {
    ...PUBLISHED,
    entities: 3,
    score: 69.9,
    scoreWithoutExceptions: 63.2,
    level: 'Managed',
    cells: CELLS,
    ...given,
  };
}

/** Where nothing asks for a runbook. */
export const nothing = () =>
  summary({
    entities: 0,
    score: undefined,
    scoreWithoutExceptions: undefined,
    level: undefined,
    cells: NO_CELLS,
  });

/** Before the first refresh. */
export const notComputed = (): ScorecardSummary => ({
  generation: 0,
  entities: 0,
  cells: NO_CELLS,
});

export function member(
  key: string,
  title: string,
  given: Partial<ScorecardMember> = {},
): ScorecardMember {
  return {
    key,
    title,
    exists: true,
    entities: 2,
    weight: 9,
    score: 50,
    scoreWithoutExceptions: 45,
    level: 'Managed',
    cells: CELLS,
    ...given,
  };
}

const RESPOND = 'activity:default/respond-to-incidents';

const REVIEW = 'activity:default/review-access';

export const ACTIVITIES = [
  member(REVIEW, 'Review access', { score: 20, weight: 101 }),
  member(RESPOND, 'Respond to incidents', { score: 80, weight: 499 }),
];

export function scored(
  name: string,
  score: number | undefined,
  given: Partial<ScorecardEntity> = {},
): ScorecardEntity {
  return {
    ref: `component:default/${name}`,
    kind: 'component',
    score,
    scoreWithoutExceptions: score,
    level: 'Managed',
    cells: [
      {
        activityRef: RESPOND,
        risk: 'high',
        state: 'weak',
        without: 'weak',
        score: 52,
        failed: ['validated'],
      },
      {
        activityRef: REVIEW,
        risk: 'low',
        state: 'missing',
        without: 'missing',
        score: 0,
        failed: ['present'],
      },
    ],
    ...given,
  };
}

/** As many entities as one likes, the worst first. */
export function manyEntities(count: number): ScorecardEntity[] {
  return Array.from({ length: count }, (_, index) =>
    scored(`service-${index}`, (100 * index) / count),
  );
}

/** Pages through entities as the backend does. */
export function entitiesOf(all: ScorecardEntity[]) {
  return async ({
    cursor = '0',
    limit = 50,
    q = '',
    state,
  }: ScorecardEntitiesQuestion) => {
    const found = all.filter(
      ({ ref, cells }) =>
        ref.includes(q) && (!state || cells.some(cell => cell.state === state)),
    );
    const end = Number(cursor) + limit;
    return {
      ...PUBLISHED,
      items: found.slice(Number(cursor), end),
      nextCursor: end < found.length ? String(end) : undefined,
      names: {},
    };
  };
}

export function history(
  ...scores: [day: string, score: number][]
): ScorecardHistory {
  return {
    ...PUBLISHED,
    points: scores.map(([day, score]) => ({
      day,
      entities: 3,
      score,
      scoreWithoutExceptions: score - 5,
      cells: CELLS,
    })),
    scoringChanges: [],
  };
}

const SETTINGS: ScorecardSettingsAnswer = {
  criteria: [
    {
      id: 'present',
      title: 'present',
      description: 'A runbook covers the cell',
      weight: 40,
      builtIn: true,
    },
    {
      id: 'drilled',
      title: 'It was drilled',
      description: 'Our own criterion',
      weight: 7,
      builtIn: false,
      countsFrom: '2027-01-01',
    },
  ],
  activities: [],
  levels: [
    { name: 'Initial', from: 0 },
    { name: 'Managed', from: 40 },
  ],
  maxAge: 'P12M',
  linkCheck: false,
  refresh: { every: 'PT10M', pageSize: 2000 },
  names: {},
};

const STEPS: NextSteps = {
  ...PUBLISHED,
  score: 69.9,
  items: [
    {
      kind: 'write-runbook',
      activityRef: REVIEW,
      problems: [],
      gain: 4.13,
      scoreAfter: 74.03,
      cells: 12,
      missing: 11,
      entities: 9,
      ownerRef: 'group:default/security',
    },
    {
      kind: 'mend-runbook',
      runbookRef: 'runbook:default/checkout-down',
      criterion: 'validated',
      problems: ['never tried'],
      gain: 0.01,
      scoreAfter: 69.91,
      cells: 1,
      missing: 0,
      entities: 1,
    },
  ],
  names: {
    [REVIEW]: { title: 'Review access', exists: true },
    'runbook:default/checkout-down': {
      title: 'Checkout is down',
      exists: true,
    },
    'group:default/security': { title: 'Security', exists: true },
  },
};

export const IDLE: ScorecardRefresh = { state: 'idle', seen: 0, written: 0 };

const TEAM: TeamAnswer = {
  groupRef: 'group:default/shop',
  title: 'Shop',
  load: {
    accountable: 31,
    responsible: 40,
    entities: 12,
    activities: 5,
    standing: 'high',
  },
  peers: { groups: 8, mean: 14.25, deviation: 6, usualUpTo: 26.25 },
  accountableFor: [],
  responsibleFor: [],
  agreements: [],
  reviewsDue: [
    {
      ref: 'runbook:default/checkout-down',
      dueOn: '2026-10-01',
      overdue: true,
    },
  ],
  requestsToDecide: [
    { id: '12', title: 'A longer review', decideBy: '2026-12-01' },
  ],
  exceptionsEnding: [],
  names: {
    'runbook:default/checkout-down': {
      title: 'Checkout is down',
      exists: true,
    },
  },
  hidden: 0,
};

export function target(given: Partial<ScorecardTarget> = {}): ScorecardTarget {
  return {
    id: '1',
    title: 'Ready for the peak',
    measure: 'score',
    goal: 90,
    from: '2026-10-01',
    start: 60,
    by: '2026-12-31',
    daysLeft: 38,
    createdBy: 'user:default/lead',
    createdAt: '2026-10-01T08:00:00Z',
    progress: { state: 'behind', value: 69.9, expected: 77 },
    groups: [
      { ref: 'group:default/shop', state: 'behind', value: 41 },
      { ref: 'group:default/security', state: 'on-track', value: 88 },
    ],
    mayChange: true,
    ...given,
  };
}

export function targets(items: ScorecardTarget[]): ScorecardTargets {
  return {
    items,
    maySetFor: { everybody: true, groups: ['group:default/shop'] },
    names: {
      'group:default/shop': { title: 'Shop', exists: true },
      'group:default/security': { title: 'Security', exists: true },
    },
  };
}

/** What every screen of the scorecard asks for, answered with a small organization. */
export function answers(
  given: Partial<OperatingModelApi> = {},
): Partial<OperatingModelApi> {
  return {
    scorecardSummary: async () => summary(),
    scorecardRollUp: async (by, { groupRef }) => ({
      ...PUBLISHED,
      by,
      items: by === 'activity' ? ACTIVITIES : groupsBelow(groupRef),
    }),
    scorecardEntities: entitiesOf([
      scored('orphan', 12),
      scored('checkout', 69),
      scored('idle', undefined, { cells: [] }),
    ]),
    scorecardHistory: async () =>
      history(['2026-09-01', 58.9], ['2026-11-01', 69.9]),
    scorecardSettings: async () => SETTINGS,
    scorecardNextSteps: async () => STEPS,
    scorecardTargets: async () => targets([]),
    scorecardRefresh: async () => IDLE,
    team: async () => TEAM,
    ...given,
  };
}

function groupsBelow(groupRef: string | undefined): ScorecardMember[] {
  if (!groupRef) {
    return [
      member('group:default/commerce', 'Commerce', { children: 1, score: 70 }),
      member('group:default/security', 'Security', {
        children: 0,
        score: 30,
        entities: 9,
      }),
    ];
  }
  return [member('group:default/shop', 'Shop', { children: 0, score: 41 })];
}

export async function failure(status: number, message: string): Promise<Error> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message },
        request: { method: 'GET', url: '/' },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ) as Response & { headers: Headers },
  );
}
