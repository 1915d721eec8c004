/* P2: the scorecard beside the same scorecard of tech-insights. */
import { databaseServers } from '../filled/databases';
import { exitWith } from '../filled/exit';
import { filledBackend } from '../filled/filledBackend';
import { ENTITIES, ROUNDS, atMost } from '../filled/settings';
import { Services } from '../filled/startBackend';
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
  const run = [
    `${backend.url}/api/tech-insights/checks/run`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        checks: CRITERIA.map(({ id }) => id),
        entities: [],
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
      return downloader.drain(...run);
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
    async answer() {
      const response = await fetch(...run);
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    async stop() {
      await downloader.stop();
      await backend.stop();
    },
  };
}

type Both = Awaited<ReturnType<typeof startBoth>>;

/** @throws where the two do not find the same */
async function checkSame({ answer, knex }: Both): Promise<number> {
  const theirs: {
    results: { check: { id: string }; result: boolean }[];
  }[] = await answer();
  const met = new Map<string, number>();
  for (const { results } of theirs) {
    for (const { check, result } of results) {
      if (result) met.set(check.id, (met.get(check.id) ?? 0) + 1);
    }
  }
  const rows: { cells: string }[] = await knex('scorecard_entities')
    .join('scorecard_cells', 'digest', 'cells_digest')
    .select('cells');
  const failures = rows.map(({ cells }) => {
    const all: { failed: string[] }[] = JSON.parse(cells);
    return new Set(all.flatMap(({ failed }) => failed));
  });
  for (const { id } of CRITERIA) {
    const ours = failures.filter(failed => !failed.has(id)).length;
    if (theirs.length !== rows.length || ours !== (met.get(id) ?? 0)) {
      throw new Error(
        `${id}: ${met.get(id) ?? 0} of ${theirs.length} entities meet it in tech-insights, and ${ours} of ${rows.length} on the scorecard`,
      );
    }
  }
  return rows.length;
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
  const rows: Row[] = [];
  for (const server of await databaseServers()) {
    try {
      rows.push(...(await measure(server)));
    } finally {
      await server.stop();
    }
  }
  printTable(
    `P2: ${asCount(ENTITIES)} entities, five criteria, beside tech-insights`,
    rows,
  );
  return allMet(rows);
}

exitWith(main);
