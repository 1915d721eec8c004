import { SEVERITIES } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { DatabaseSurveyStore } from './DatabaseSurveyStore';
import { FindingFilter, FindingKey } from './SurveyStore';
import { toRow } from './findingRows';

jest.setTimeout(120_000);

const COUNT = 20_000;
const LIMIT = 50;
const PLATFORM = 'group:default/platform';
const RULES = ['R13', 'R19', 'R22', 'R23'];

/** Half of them of one rule and severity, a fifth of one owner. */
const rows = Array.from({ length: COUNT }, (_, at) =>
  toRow({
    rule: at % 2 ? 'R19' : RULES[at % 4],
    severity: at % 2 ? 'warning' : SEVERITIES[at % 3],
    practice: 'BP06',
    subjectRef: `component:default/c${(at * 7919) % COUNT}`,
    ownerRef: at % 5 ? `group:default/team-${at % 97}` : PLATFORM,
    path: 'spec.dependsOn',
    message: `no agreement covers its dependency on component:default/d${at}`,
    remedy: 'agree on channel, hours and response times',
    origin: {},
    refs: [`component:default/d${at}`],
    position: `spec.dependsOn component:default/d${at}`,
  }),
);

const filters: [string, FindingFilter][] = [
  ['no filter', {}],
  ['a rule', { rule: 'R19' }],
  ['a severity', { severity: 'warning' }],
  ['an owner', { ownerRef: PLATFORM }],
  ['rule and severity', { rule: 'R19', severity: 'warning' }],
  ['owner and rule', { ownerRef: PLATFORM, rule: 'R19' }],
  ['owner and severity', { ownerRef: PLATFORM, severity: 'warning' }],
  [
    'owner, rule and severity',
    { ownerRef: PLATFORM, rule: 'R19', severity: 'warning' },
  ],
  ['a subject', { subjectRef: 'component:default/c7919' }],
];

interface PlanNode {
  'Node Type': string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): string[] => [
  node['Node Type'],
  ...(node.Plans ?? []).flatMap(nodesOf),
];

/** How PostgreSQL answers what `work` asks, and how many blocks it looks at. */
async function planOf(knex: Knex, work: () => Promise<unknown>) {
  const asked: { sql: string; bindings: Knex.RawBinding[] }[] = [];
  const listen = (query: (typeof asked)[number]) => asked.push(query);
  knex.on('query', listen);
  await work();
  knex.removeListener('query', listen);
  const [{ sql, bindings }] = asked;
  const { rows: answer } = await knex.raw(
    `explain (analyze, buffers, format json) ${sql.replace(/\$\d+/g, '?')}`,
    bindings,
  );
  const root: PlanNode = answer[0]['QUERY PLAN'][0].Plan;
  return {
    nodes: nodesOf(root),
    blocks: root['Shared Hit Blocks'] + root['Shared Read Blocks'],
  };
}

const onPostgres = databaseIds.filter(([id]) => id.startsWith('POSTGRES'));

// Where there is no PostgreSQL there is nothing to ask for a plan.
(onPostgres.length ? describe.each(onPostgres) : describe.skip.each([['']]))(
  'pages of findings, %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseSurveyStore;

    beforeAll(async () => {
      knex = await emptyDatabase(databaseId as 'POSTGRES_18');
      await knex.migrate.latest({ directory: MIGRATIONS });
      for (let at = 0; at < COUNT; at += 1_000) {
        await knex('findings').insert(rows.slice(at, at + 1_000));
      }
      await knex.raw('VACUUM ANALYZE findings');
      store = new DatabaseSurveyStore({ knex });
    });

    /** The place three quarters through the list. */
    async function farPlace(filter: FindingFilter) {
      const all = await store.findings(filter, { limit: COUNT });
      return { place: all[Math.floor(all.length * 0.75)], all };
    }

    const page = (filter: FindingFilter, after?: FindingKey) => () =>
      store.findings(filter, { after, limit: LIMIT });

    it.each(filters)(
      '%s: no page reads the table through or sorts it, and a far one reads as little as the first',
      async (_, filter) => {
        const { place, all } = await farPlace(filter);
        expect(all.length).toBeGreaterThan(0);
        const first = await planOf(knex, page(filter));
        const far = await planOf(knex, page(filter, place));
        for (const { nodes } of [first, far]) {
          expect(nodes).toContain('Index Scan');
          expect(nodes.filter(each => /Seq Scan|Sort/.test(each))).toEqual([]);
        }
        // A row a block, and the way down the index.
        expect(far.blocks).toBeLessThan(LIMIT * 2);
      },
    );

    it.each(filters)(
      '%s: pages in a row give the whole list',
      async (_, filter) => {
        const { all } = await farPlace(filter);
        const seen: FindingKey[] = [];
        for (;;) {
          const next = await store.findings(filter, {
            after: seen.at(-1),
            limit: 500,
          });
          seen.push(...next);
          if (next.length < 500) break;
        }
        expect(seen).toEqual(all);
      },
    );
  },
);
