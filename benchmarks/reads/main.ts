/* P3, P4, P10, P12, P13: what reading the scorecard takes, beside raw SQL on the same tables. */
import { DefaultScorecardService } from '../../plugins/operating-model-backend/src/scorecard/DefaultScorecardService';
import { DatabaseScorecardStore } from '../../plugins/operating-model-backend/src/scorecard/DatabaseScorecardStore';
import { ScoringLog } from '../../plugins/operating-model-backend/src/scorecard/ScoringLog';
import { CatalogModelService } from '../../plugins/operating-model-backend/src/model/CatalogModelService';
import { alternate, rounds } from '../filled/alternate';
import { ask } from '../filled/ask';
import { Asked, counted } from '../filled/counted';
import { databaseServers } from '../filled/databases';
import { exitWith } from '../filled/exit';
import { FilledBackend, filledBackend } from '../filled/filledBackend';
import { ratioRows } from '../filled/ratioRows';
import { ENTITIES, ROUNDS, atMost } from '../filled/settings';
import { asCount, asMegabytes, asRatio } from '../lib/formats';
import { Downloader, startDownloader } from '../lib/downloader';
import { heldHeap, peakHeap } from '../lib/memory';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { fillHistory } from './history';
import { measurePages } from './pages';

const GROUP = 'group:default/company';
const DIVISION = 'group:default/division-0';

const GOALS = {
  raw: atMost(3, asRatio),
  statements: atMost(4, asCount),
  days: atMost(366, asCount),
  export: atMost(2, asRatio),
  flat: atMost(1.3, asRatio),
};

/** Rows that the raw SELECT of all rows takes at once, as many as the export does. */
const RAW_PAGE = 2_000;

function askedRows(
  what: string,
  asked: Asked,
  goals: Partial<typeof GOALS>,
): Row[] {
  return [
    {
      what: `${what}, SQL statements`,
      measured: summarize([asked.statements]),
      format: asCount,
      goal: goals.statements,
    },
    {
      what: `${what}, rows read`,
      measured: summarize([asked.rows]),
      format: asCount,
      goal: goals.days,
    },
  ];
}

async function serviceOf({ services, knex }: FilledBackend) {
  const service = new DefaultScorecardService({
    ...services,
    model: new CatalogModelService(services),
    store: new DatabaseScorecardStore({ knex }),
    scorings: new ScoringLog({ knex }),
    weights: {},
    judging: async () => ({}),
  });
  const credentials = await services.auth.getOwnServiceCredentials();
  return { service, credentials };
}

/** P3 and P10: the service beside the SQL that reads what the answer is made of. */
async function readRows(name: string, backend: FilledBackend): Promise<Row[]> {
  const { knex } = backend;
  const { service, credentials } = await serviceOf(backend);
  const days = await fillHistory(knex);
  const under = await service.rollUp(
    { by: 'group', groupRef: GROUP },
    credentials,
  );
  const keys = under.items.map(({ key }) => key);
  const questions: {
    what: string;
    own(): Promise<unknown>;
    bare(): Promise<unknown>;
    http: string;
    goals: Partial<typeof GOALS>;
  }[] = [
    {
      what: `${name}: summary of a group`,
      own: () => service.summary({ groupRef: DIVISION }, credentials),
      bare: async () =>
        knex('scorecard_rollups').where({ by: 'group', key: DIVISION }).first(),
      http: `/scorecard/summary?groupRef=${DIVISION}`,
      goals: {},
    },
    {
      what: `${name}: roll-up of the groups below one`,
      own: () => service.rollUp({ by: 'group', groupRef: GROUP }, credentials),
      bare: async () =>
        knex('scorecard_rollups').where({ by: 'group' }).whereIn('key', keys),
      http: `/scorecard/rollup?by=group&groupRef=${GROUP}`,
      goals: {},
    },
    {
      what: `${name}: roll-up by activity`,
      own: () => service.rollUp({ by: 'activity' }, credentials),
      bare: async () => knex('scorecard_rollups').where({ by: 'activity' }),
      http: '/scorecard/rollup?by=activity',
      goals: {},
    },
    {
      what: `${name}: 365 days of a group's history`,
      own: () => service.history({ groupRef: DIVISION, ...days }, credentials),
      bare: async () =>
        knex('scorecard_history')
          .where({ by: 'group', key: DIVISION })
          .whereBetween('day', [days.from, days.to])
          .orderBy('day'),
      http: `/scorecard/history?groupRef=${DIVISION}&from=${days.from}&to=${days.to}`,
      goals: { days: GOALS.days },
    },
  ];
  const rows: Row[] = [];
  for (const { what, own, bare, http, goals } of questions) {
    const overHttp = () => backend.get(http);
    const measured = await rounds(ROUNDS, () =>
      alternate({ own, bare, overHttp }),
    );
    rows.push(
      ...ratioRows(what, 'raw SQL', measured, GOALS.raw),
      ...ratioRows(
        `${what}, over HTTP`,
        'raw SQL',
        measured.map(each => ({ own: each.overHttp, bare: each.bare })),
      ),
      ...askedRows(what, await counted(knex, own), goals),
    );
  }
  return rows;
}

/** P4: all that the tab of an entity shows, in one call. */
async function operationsTabRows(
  name: string,
  backend: FilledBackend,
): Promise<Row[]> {
  const { knex, catalogKnex, url, get } = backend;
  const { items } = await get('/scorecard/entities?limit=1&order=desc');
  const entityRef: string = items[0].ref;
  const tab = () => get(`/responsibilities?entityRef=${entityRef}`);
  const health = async () => {
    const response = await ask(`${url}/.backstage/health/v1/liveness`);
    if (!response.ok) throw new Error(`Health is ${response.status}`);
    await response.text();
    await knex('scorecard_entities').where({ entity_ref: entityRef }).first();
  };
  const measured = await rounds(ROUNDS, () =>
    alternate({ own: tab, bare: health }),
  );
  const what = `${name}: what the Operations tab shows`;
  const own = await counted(knex, tab);
  const ofCatalog = await counted(catalogKnex, tab);
  return [
    ...ratioRows(what, '(health and one point read)', measured),
    ...askedRows(what, own, { statements: GOALS.statements }),
    ...askedRows(`${what}, the catalog`, ofCatalog, {}),
  ];
}

async function megabytesOf(
  heap: typeof heldHeap,
  downloader: Downloader,
  urls: { all: string; part: string },
) {
  const part = await heap(() => downloader.drain(urls.part));
  const all = await heap(() => downloader.drain(urls.all));
  return { part: part.megabytes, all: all.megabytes };
}

/** P12: all entities as a file, with their cells and without. */
async function exportRows(
  name: string,
  { knex, url }: FilledBackend,
  downloader: Downloader,
): Promise<Row[]> {
  const pagesOf = async (withCells: boolean) => {
    let rows = 0;
    for (let after: [number, string] = [-2, '']; ;) {
      const question = knex('scorecard_entities')
        .whereRaw('(score, entity_ref) > (?, ?)', after)
        .orderBy(['score', 'entity_ref'])
        .limit(RAW_PAGE);
      if (withCells) {
        question.join('scorecard_cells', 'digest', 'cells_digest');
      }
      const page = await question;
      rows += page.length;
      if (page.length < RAW_PAGE) return rows;
      const last = page[page.length - 1];
      after = [last.score, last.entity_ref];
    }
  };
  const raw = () => pagesOf(false);
  const joined = () => pagesOf(true);
  const rows: Row[] = [];
  for (const [parameters, title] of [
    ['format=csv', 'as CSV'],
    ['format=json', 'as JSON'],
    ['format=csv&rows=entities', 'as CSV, a line for each entity'],
    ['format=json&rows=entities', 'as JSON without cells'],
  ]) {
    const at = `${url}/api/operating-model/scorecard/export?${parameters}`;
    const what = `${name}: export ${title}`;
    const measured = await rounds(ROUNDS, () =>
      alternate({ own: () => downloader.drain(at), bare: raw, joined }, 1),
    );
    const urls = { all: at, part: `${at}&domainRef=domain-0` };
    const memory = {
      // What is held is the same each time, and takes long to find out.
      held: await rounds(1, () => megabytesOf(heldHeap, downloader, urls)),
      peak: await rounds(ROUNDS, () => megabytesOf(peakHeap, downloader, urls)),
    };
    rows.push(
      ...ratioRows(what, 'raw SELECT', measured, GOALS.export),
      ...ratioRows(
        what,
        'raw SELECT with cells',
        measured.map(({ own, joined: bare }) => ({ own, bare })),
      ).slice(0, 1),
      ...(['held', 'peak'] as const).flatMap(kind => {
        const heap = `${what}, heap ${kind === 'held' ? 'held' : 'with rubbish'} at its peak`;
        return [
          {
            what: `${heap} ÷ export of a tenth`,
            // A tenth of few entities is less than a page, and gone before anybody looks.
            measured: summarize(
              memory[kind].map(({ all, part }) => all / Math.max(part, 1)),
            ),
            format: asRatio,
            goal: kind === 'held' ? GOALS.flat : undefined,
          },
          {
            what: heap,
            measured: summarize(memory[kind].map(({ all }) => all)),
            format: asMegabytes,
          },
        ];
      }),
      {
        what: `${what}, length`,
        measured: summarize([(await downloader.drain(at)) / 1e6]),
        format: asMegabytes,
      },
    );
  }
  return rows;
}

async function main() {
  let met = true;
  for (const server of await databaseServers()) {
    const { name } = server;
    const downloader = startDownloader();
    try {
      const backend = await filledBackend(server, { entities: ENTITIES });
      await backend.pass();
      const title = (what: string) => `${what}, ${asCount(ENTITIES)} entities`;
      const tables: [string, Row[]][] = [
        [title('P3, P10: figures'), await readRows(name, backend)],
        [
          title('P4: the Operations tab'),
          await operationsTabRows(name, backend),
        ],
        [title('P12: export'), await exportRows(name, backend, downloader)],
        [title('P13: pages of entities'), await measurePages(name, backend)],
      ];
      for (const [heading, rows] of tables) {
        printTable(heading, rows);
        met &&= allMet(rows);
      }
      await backend.stop();
    } finally {
      await downloader.stop();
      await server.stop();
    }
  }
  return met;
}

exitWith(main);
