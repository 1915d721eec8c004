/* P2: the scorecard beside the same scorecard of tech-insights. */
import { databaseServers } from '../filled/databases';
import { exitWith } from '../filled/exit';
import { filledBackend } from '../filled/filledBackend';
import { ENTITIES, ROUNDS, atMost } from '../filled/settings';
import { Services } from '../filled/startBackend';
import { chunksOf } from '../../plugins/operating-model-backend/src/chunksOf';
import { asCount, asMegabytes, asRatio, asSeconds } from '../lib/formats';
import { startDownloader } from '../lib/downloader';
import { peakHeap } from '../lib/memory';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { DatabaseServer } from '../p9/databases';
import { createSides } from '../refresh/sides';
import { CONFIG, CRITERIA, TASK, factsModule } from './facts';
import { loadTechInsights } from './install';

const TIMES_GOAL = {
  text: `≥ ${asRatio(10)}`,
  met: (median: number) => median >= 10,
};
const MEMORY_GOAL = atMost(0.2, asRatio);

/** Of so many entities it is compared, one by one, whether both find the same. */
const COMPARED = 10_000;

/** What tech-insights answers about an entity. */
interface Checked {
  entity: string;
  results: { check: { id: string }; result: boolean }[];
}

interface Side {
  seconds: number;
  megabytes: number;
}

interface Round {
  theirs: Side;
  ours: Side;
  /** With all rows as a file, as theirs come in one answer. */
  exported: number;
}

async function timed(work: () => Promise<unknown>): Promise<Side> {
  let seconds = 0;
  const { megabytes } = await peakHeap(async () => {
    const started = performance.now();
    await work();
    seconds = (performance.now() - started) / 1e3;
  });
  return { seconds, megabytes };
}

async function startBoth(server: DatabaseServer) {
  const techInsights = loadTechInsights();
  let given: Services | undefined;
  const insightsKnex = await server.create();
  const backend = await filledBackend(server, {
    entities: ENTITIES,
    config: CONFIG,
    databases: { 'tech-insights': insightsKnex },
    features: [
      ...techInsights.features,
      factsModule(techInsights, () => given!),
    ],
  });
  given = backend.services;
  const { sides, forget } = await createSides(backend);
  const [alone] = sides;
  /** @param entities - all when there are none */
  const runOf = (entities: readonly string[]) =>
    [
      `${backend.url}/api/tech-insights/checks/run`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          checks: CRITERIA.map(({ id }) => id),
          entities,
        }),
      },
    ] as const;
  const downloader = startDownloader();
  return {
    ...backend,
    async forget() {
      await insightsKnex('facts').delete();
      await forget();
    },
    /** Retrieves the facts, and checks all entities. */
    async theirs() {
      await backend.runTask(TASK);
      return downloader.drain(...runOf([]));
    },
    /** Keeps the scorecard, and asks for its figures. */
    async ours() {
      await alone.refresh();
      await backend.get('/scorecard/summary');
      await backend.get('/scorecard/rollup?by=group');
    },
    exported: () =>
      downloader.drain(
        `${backend.url}/api/operating-model/scorecard/export?format=json`,
      ),
    async checked(entities: readonly string[]): Promise<Checked[]> {
      const [url, options] = runOf(entities);
      const response = await fetch(url, options);
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    /** Entities that facts are known of. */
    async known(): Promise<number> {
      const [{ count }] = await insightsKnex('facts').countDistinct({
        count: 'entity',
      });
      return Number(count);
    },
    async stop() {
      await downloader.stop();
      await backend.stop();
    },
  };
}

type Both = Awaited<ReturnType<typeof startBoth>>;

/** @throws where the two do not find the same @returns entities on the scorecard */
async function checkSame({ checked, known, knex }: Both): Promise<number> {
  const [{ count }] = await knex('scorecard_entities').count({ count: '*' });
  const theirCount = await known();
  if (theirCount !== Number(count)) {
    throw new Error(
      `tech-insights knows of ${theirCount} entities, and the scorecard of ${count}`,
    );
  }
  const lists: { digest: string; cells: string }[] =
    await knex('scorecard_cells');
  const failed = new Map(
    lists.map(({ digest, cells }) => {
      const all: { failed: string[] }[] = JSON.parse(cells);
      return [digest, new Set(all.flatMap(cell => cell.failed))];
    }),
  );
  const rows: { entity_ref: string; cells_digest: string }[] = await knex(
    'scorecard_entities',
  )
    .orderBy('entity_ref')
    .limit(COMPARED)
    .select('entity_ref', 'cells_digest');
  for (const chunk of chunksOf(rows)) {
    const theirs = new Map(
      (await checked(chunk.map(row => row.entity_ref))).map(
        ({ entity, results }) => [
          entity,
          new Set(
            results.filter(({ result }) => result).map(({ check }) => check.id),
          ),
        ],
      ),
    );
    for (const { entity_ref: ref, cells_digest: digest } of chunk) {
      for (const { id } of CRITERIA) {
        const isMet = theirs.get(ref)?.has(id);
        if (isMet === !failed.get(digest)?.has(id)) continue;
        throw new Error(
          `${ref} meets ${id} in tech-insights: ${isMet}, which the scorecard does not say`,
        );
      }
    }
  }
  return Number(count);
}

async function measure(server: DatabaseServer): Promise<Row[]> {
  const both = await startBoth(server);
  try {
    // The first of each warms up.
    await both.theirs();
    await both.ours();
    const same = await checkSame(both);
    const rounds: Round[] = [];
    let bytes = 0;
    for (let number = 0; number < ROUNDS; number++) {
      await both.forget();
      const theirs = async () => {
        bytes = await both.theirs();
      };
      const [first, second] =
        number % 2 ? [theirs, both.ours] : [both.ours, theirs];
      const measured = [await timed(first), await timed(second)];
      const [ours, insights] = number % 2 ? measured.reverse() : measured;
      const { seconds } = await timed(both.exported);
      rounds.push({ theirs: insights, ours, exported: seconds });
    }
    const each = (value: (round: Round) => number) =>
      summarize(rounds.map(value));
    const { name } = server;
    return [
      {
        what: `${name}: tech-insights ÷ ours`,
        measured: each(({ theirs, ours }) => theirs.seconds / ours.seconds),
        format: asRatio,
        goal: TIMES_GOAL,
      },
      {
        what: `${name}: heap of ours at its peak ÷ tech-insights`,
        measured: each(({ theirs, ours }) => ours.megabytes / theirs.megabytes),
        format: asRatio,
        goal: MEMORY_GOAL,
      },
      {
        what: `${name}: tech-insights ÷ ours with an export of all rows`,
        measured: each(
          ({ theirs, ours, exported }) =>
            theirs.seconds / (ours.seconds + exported),
        ),
        format: asRatio,
      },
      {
        what: `${name}: tech-insights`,
        measured: each(({ theirs }) => theirs.seconds),
        format: asSeconds,
      },
      {
        what: `${name}: ours`,
        measured: each(({ ours }) => ours.seconds),
        format: asSeconds,
      },
      {
        what: `${name}: tech-insights, heap at its peak`,
        measured: each(({ theirs }) => theirs.megabytes),
        format: asMegabytes,
      },
      {
        what: `${name}: ours, heap at its peak`,
        measured: each(({ ours }) => ours.megabytes),
        format: asMegabytes,
      },
      {
        what: `${name}: tech-insights, length of its answer`,
        measured: summarize([bytes / 1e6]),
        format: asMegabytes,
      },
      {
        what: `${name}: entities that both find the same about`,
        measured: summarize([same]),
        format: asCount,
      },
    ];
  } finally {
    await both.stop();
  }
}

async function main() {
  let met = true;
  for (const server of await databaseServers()) {
    try {
      const rows = await measure(server);
      printTable(
        `P2: ${asCount(ENTITIES)} entities, five criteria, beside tech-insights`,
        rows,
      );
      met &&= allMet(rows);
    } finally {
      await server.stop();
    }
  }
  return met;
}

exitWith(main);
