/* What requests take: a command, a far page of a list and of the inbox, and the page of one request. */
import { DatabaseRequestStore } from '../../plugins/operating-model-backend/src/requests/DatabaseRequestStore';
import { RequestFilter } from '../../plugins/operating-model-backend/src/requests/RequestStore';
import { MIGRATIONS } from '../../plugins/operating-model-backend/src/database/openDatabase';
import { writeCursor } from '../../plugins/operating-model-backend/src/http/pages';
import { mockServices } from '@backstage/backend-test-utils';
import { alternate, rounds } from '../filled/alternate';
import { counted } from '../filled/counted';
import { databaseServers } from '../filled/databases';
import { exitWith } from '../filled/exit';
import { ratioRows } from '../filled/ratioRows';
import { ROUNDS, atMost } from '../filled/settings';
import { startPlugin } from '../findings/startPlugin';
import { asCount, asRatio } from '../lib/formats';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { DatabaseServer } from '../p9/databases';
import { createCommands } from './commands';
import { fillRequests, LARGEST_OWNER, ME } from './stored';

const REQUESTS = Number(process.env.REQUESTS ?? 100_000);
const FAR = 1_000;
const LIMIT = 50;
const RATIO_GOAL = atMost(1.5, asRatio);
const STATEMENTS_GOAL = atMost(4, asCount);

interface Question {
  title: string;
  parameters: Record<string, string>;
  filter: RequestFilter;
}

const QUESTIONS: Question[] = [
  { title: 'all', parameters: {}, filter: {} },
  {
    title: 'the inbox',
    parameters: { toDecide: 'true' },
    filter: { toDecide: { userRef: ME, refs: [ME] } },
  },
  {
    title: 'my own',
    parameters: { mine: 'true' },
    filter: { requester: ME },
  },
  {
    title: 'a state',
    parameters: { state: 'pending' },
    filter: { states: ['pending'] },
  },
  {
    title: 'a group',
    parameters: { groupRef: LARGEST_OWNER },
    filter: { groupRefs: [LARGEST_OWNER] },
  },
];

/** The ids of a list as long as a thousand pages, or as it is. */
async function idsOf(
  store: DatabaseRequestStore,
  filter: RequestFilter,
): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.list(filter, { limit: 500, after });
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after && ids.length < FAR * LIMIT);
  return ids;
}

async function measure(server: DatabaseServer): Promise<Row[]> {
  const { name } = server;
  const knex = await server.create();
  const twin = await server.create();
  const plugin = await startPlugin(knex);
  try {
    await twin.migrate.latest({ directory: MIGRATIONS });
    await fillRequests([knex, twin], REQUESTS);
    const store = new DatabaseRequestStore({
      knex,
      logger: mockServices.rootLogger({ level: 'none' }),
    });
    const rows: Row[] = [];
    for (const { title, filter, parameters } of QUESTIONS) {
      const ids = await idsOf(store, filter);
      const far = Math.min(FAR, ids.length);
      const limit = Math.min(LIMIT, Math.floor(ids.length / far));
      const place = ids[(far - 1) * limit - 1];
      const inStore = (after?: string) => () =>
        store.list(filter, { after, limit });
      const overHttp = (after?: string) => {
        const asked = new URLSearchParams({
          ...parameters,
          limit: `${limit}`,
          ...(after && { cursor: writeCursor(after) }),
        });
        return () => plugin.get(`/requests?${asked}`);
      };
      for (const [where, page] of [
        ['in the store', inStore],
        ['over HTTP', overHttp],
      ] as const) {
        const measured = await rounds(ROUNDS, () =>
          alternate<'own' | 'bare'>({ own: page(place), bare: page() }),
        );
        rows.push(
          ...ratioRows(
            `${name}, ${title}, ${where}: page ${asCount(far)}, ${limit} on each`,
            'page 1',
            measured,
            RATIO_GOAL,
          ),
        );
      }
    }
    const one = async (path: string, what: string, goal?: Row['goal']) => {
      const { statements } = await counted(knex, () => plugin.get(path));
      rows.push({
        what: `${name}: ${what}, SQL statements`,
        measured: summarize([statements]),
        format: asCount,
        goal,
      });
    };
    await one('/requests/1', 'a request', STATEMENTS_GOAL);
    await one('/requests/1/events', 'its history');
    const { round } = await createCommands(knex, twin);
    const commands = await rounds(ROUNDS, round);
    rows.push(
      ...ratioRows(
        `${name}: a command`,
        'its transaction',
        commands,
        RATIO_GOAL,
      ),
      {
        what: `${name}: a command, SQL statements`,
        measured: summarize(commands.map(({ statements }) => statements)),
        format: asCount,
      },
      {
        what: `${name}: a command, SQL statements in its transaction`,
        measured: summarize(commands.map(({ inTransaction }) => inTransaction)),
        format: asCount,
      },
    );
    return rows;
  } finally {
    await plugin.stop();
    await knex.destroy();
    await twin.destroy();
  }
}

async function main() {
  const rows: Row[] = [];
  for (const server of await databaseServers()) {
    try {
      rows.push(...(await measure(server)));
    } finally {
      await server.stop();
    }
  }
  printTable(`${asCount(REQUESTS)} requests`, rows);
  return allMet(rows);
}

exitWith(main);
