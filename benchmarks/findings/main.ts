/* What page 1,000 of the stored findings takes, beside page 1. */
import { DatabaseSurveyStore } from '../../plugins/operating-model-backend/src/survey/DatabaseSurveyStore';
import {
  FindingFilter,
  FindingKey,
} from '../../plugins/operating-model-backend/src/survey/SurveyStore';
import { fromRow } from '../../plugins/operating-model-backend/src/survey/findingRows';
import { writeCursor } from '../../plugins/operating-model-backend/src/http/pages';
import { Knex } from 'knex';
import { asCount, asMilliseconds, asRatio, asSeconds } from '../lib/formats';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { DatabaseServer, postgres, sqlite } from '../p9/databases';
import { startPlugin } from './startPlugin';
import {
  createFindings,
  LARGEST_OWNER,
  LARGEST_RULE,
  LARGEST_SEVERITY,
} from './stored';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const FINDINGS = 100_000;
const FAR = 1_000;
/** So many reads of each page make one round. */
const READS = 30;
const GOAL = { text: '≤ 1.50×', met: (median: number) => median <= 1.5 };

interface Question {
  title: string;
  filter: Omit<FindingFilter, 'excused'>;
  /** So few that there is a page 1,000. */
  limit: number;
}

const QUESTIONS: Question[] = [
  { title: 'no filter', filter: {}, limit: 50 },
  { title: 'one rule', filter: { rule: LARGEST_RULE }, limit: 49 },
  { title: 'one severity', filter: { severity: LARGEST_SEVERITY }, limit: 50 },
  { title: 'one owner', filter: { ownerRef: LARGEST_OWNER }, limit: 19 },
  {
    title: 'one owner and rule',
    filter: { ownerRef: LARGEST_OWNER, rule: LARGEST_RULE },
    limit: 9,
  },
];

/** The last finding of the page before the far one, counted the slow way. */
async function placeBefore(
  knex: Knex,
  { filter, limit }: Question,
): Promise<FindingKey> {
  const where = {
    ...(filter.rule && { rule: filter.rule }),
    ...(filter.ownerRef && { owner_ref: filter.ownerRef }),
    ...(filter.severity && { severity_rank: 1 }),
  };
  const row = await knex('findings')
    .where(where)
    .orderBy(['severity_rank', 'rule', 'subject_ref', 'position'])
    .offset((FAR - 1) * limit - 1)
    .first();
  const { severity, rule, subjectRef, position } = fromRow(row);
  return { severity, rule, subjectRef, position };
}

interface Round {
  near: number;
  far: number;
}

/** Milliseconds of the median read, lest one that had to wait for another program decides; near and far by turns. */
async function measureRound(
  near: () => Promise<unknown>,
  far: () => Promise<unknown>,
): Promise<Round> {
  const spent = { near: [] as number[], far: [] as number[] };
  const reads = { near, far };
  for (let number = 0; number < READS; number++) {
    const order =
      number % 2 ? (['near', 'far'] as const) : (['far', 'near'] as const);
    for (const side of order) {
      const started = performance.now();
      await reads[side]();
      spent[side].push(performance.now() - started);
    }
  }
  return {
    near: summarize(spent.near).median,
    far: summarize(spent.far).median,
  };
}

async function compare(
  near: () => Promise<number>,
  far: () => Promise<number>,
  limit: number,
): Promise<Round[]> {
  // These two warm up, and show that both pages are full.
  for (const read of [near, far]) {
    const items = await read();
    if (items !== limit) {
      throw new Error(`${items} findings on a page of ${limit}`);
    }
  }
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await measureRound(near, far));
  }
  return rounds;
}

function rowsOf(what: string, rounds: Round[]): Row[] {
  return [
    {
      what: `${what}: page ${asCount(FAR)} ÷ page 1`,
      measured: summarize(rounds.map(({ near, far }) => far / near)),
      format: asRatio,
      goal: GOAL,
    },
    {
      what: `${what}: page ${asCount(FAR)}`,
      measured: summarize(rounds.map(({ far }) => far)),
      format: asMilliseconds,
    },
  ];
}

async function measure(server: DatabaseServer): Promise<Row[]> {
  const knex = await server.create();
  const plugin = await startPlugin(knex);
  try {
    const store = new DatabaseSurveyStore({ knex });
    const findings = createFindings(FINDINGS);
    const started = performance.now();
    await store.publish({
      findings,
      loads: [],
      peers: { groups: 0, mean: 0, deviation: 0 },
      reach: [],
      entitiesByMatrix: new Map(),
      uncovered: [],
      entities: FINDINGS,
      computedAt: '2026-06-15T12:00:00Z',
    });
    const rows: Row[] = [
      {
        what: `${server.name}: all stored`,
        measured: summarize([(performance.now() - started) / 1e3]),
        format: asSeconds,
      },
    ];
    // PostgreSQL does so by itself, but only after a while.
    await knex.raw('ANALYZE findings');
    for (const question of QUESTIONS) {
      const { title, filter, limit } = question;
      const after = await placeBefore(knex, question);
      const inStore = (place?: FindingKey) => async () =>
        (await store.findings(filter, { after: place, limit })).length;
      const overHttp = (place?: FindingKey) => {
        const parameters = new URLSearchParams({
          ...filter,
          limit: `${limit}`,
          ...(place && { cursor: writeCursor(place) }),
        });
        return async () =>
          (await plugin.get(`/findings?${parameters}`)).items.length;
      };
      rows.push(
        ...rowsOf(
          `${server.name}, ${title}, in the store`,
          await compare(inStore(), inStore(after), limit),
        ),
        ...rowsOf(
          `${server.name}, ${title}, over HTTP`,
          await compare(overHttp(), overHttp(after), limit),
        ),
      );
    }
    return rows;
  } finally {
    await plugin.stop();
    await knex.destroy();
  }
}

async function main() {
  const rows: Row[] = [];
  const servers = [sqlite(), await postgres()];
  try {
    for (const server of servers) rows.push(...(await measure(server)));
  } finally {
    for (const server of servers) await server.stop();
  }
  printTable(`Pages of ${asCount(FINDINGS)} stored findings`, rows);
  return allMet(rows) ? 0 : 1;
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error);
    process.exit(1);
  },
);
