/* P1, P6, P7, P8: what a refresh takes, beside taking the same entities out of the catalog and doing nothing. */
import { ENTITIES, ROUNDS, atMost } from '../filled/settings';
import { databaseServers } from '../filled/databases';
import { exitWith } from '../filled/exit';
import { FilledBackend, filledBackend } from '../filled/filledBackend';
import { checkSameAsProcessed } from '../filled/sameAsProcessed';
import {
  asCount,
  asMegabytes,
  asMilliseconds,
  asRatio,
  asSeconds,
} from '../lib/formats';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { Timing } from '../lib/timed';
import { DatabaseServer } from '../p9/databases';
import { createChange } from './change';
import { measureRound, Refresh, Round } from './measure';
import { createNeighbourWatch, NeighbourRound } from './neighbours';
import { createSides, Side } from './sides';

/** From here on a catalog is a large one, and the fixed part of a refresh weighs little. */
const LARGE = 50_000;
const isLarge = ENTITIES >= LARGE;
/** A twentieth, as 10,000 is of 200,000, but the definitions have to be among it. */
const FEW = Math.max(1_000, ENTITIES / 20);

const GOALS = {
  first: atMost(isLarge ? 1.25 : 1.4, asRatio),
  // Below, what has to be done however many entities there are is more than that.
  more: isLarge ? atMost(0.5, asSeconds) : undefined,
  unchanged: atMost(isLarge ? 1.15 : 1.3, asRatio),
  none: atMost(0, asCount),
  // Fewer are hardly more than a page, and a refresh holds one whatever the catalog.
  memory: FEW >= 10_000 ? atMost(1.3, asRatio) : undefined,
  neighbours: atMost(1.3, asRatio),
};

const GOAL_OF_FINDINGS = atMost(1.35, asRatio);

interface Measured {
  side: Side;
  rounds: Round[];
  neighbours: NeighbourRound[];
}

async function roundsOf(
  backend: FilledBackend,
  withNeighbours: boolean,
): Promise<Map<string, Measured>> {
  const { sides, forget } = await createSides(backend);
  const watch = await createNeighbourWatch(backend.url);
  const measured = new Map(
    sides.map((side): [string, Measured] => [
      side.name,
      { side, rounds: [], neighbours: [] },
    ]),
  );
  const { knex, catalogKnex } = backend;
  const change = createChange(catalogKnex);
  const options = { knex, forget, change };
  const each = async (work: (side: Side) => Promise<void>) => {
    for (const side of sides) await work(side);
  };
  try {
    // The first of each warms up.
    await each(async side => {
      await measureRound(side, { ...options, refreshFirst: false });
    });
    for (let number = 0; number < ROUNDS; number++) {
      const refreshFirst = number % 2 === 0;
      await each(async side => {
        const { rounds } = measured.get(side.name)!;
        rounds.push(await measureRound(side, { ...options, refreshFirst }));
      });
      if (!withNeighbours) continue;
      await each(async side => {
        const { neighbours } = measured.get(side.name)!;
        neighbours.push(await watch.round(side, { forget, refreshFirst }));
      });
    }
    return measured;
  } finally {
    await watch.stop();
  }
}

function comparedRows(
  what: string,
  rounds: Round[],
  {
    of,
    bare,
    goal,
    more,
    written,
  }: {
    of(round: Round): Refresh;
    bare(round: Round): Timing;
    goal: Row['goal'];
    more?: Row['goal'];
    written?: Row['goal'];
  },
): Row[] {
  const each = (value: (round: Round) => number) =>
    summarize(rounds.map(value));
  return [
    {
      what: `${what} ÷ drain`,
      measured: each(round => of(round).seconds / bare(round).seconds),
      format: asRatio,
      goal,
    },
    {
      what: `${what} ÷ drain, processor time`,
      measured: each(round => of(round).cpuSeconds / bare(round).cpuSeconds),
      format: asRatio,
    },
    {
      what: `${what} − drain, for each 50,000`,
      measured: each(
        round => ((of(round).seconds - bare(round).seconds) * LARGE) / ENTITIES,
      ),
      format: asSeconds,
      goal: more,
    },
    {
      what,
      measured: each(round => of(round).seconds),
      format: asSeconds,
    },
    {
      what: `${what}, rows written`,
      measured: each(round => of(round).written),
      format: asCount,
      goal: written,
    },
    {
      what: `${what}, SQL statements`,
      measured: each(round => of(round).statements),
      format: asCount,
    },
  ];
}

function rowsOf(
  name: string,
  { side: { ofFindings }, rounds, neighbours }: Measured,
  few: Measured,
): Row[] {
  const each = (value: (round: Round) => number) =>
    summarize(rounds.map(value));
  const median = (value: (round: Round) => number, of: Round[]) =>
    summarize(of.map(value)).median;
  const memory = (round: Round) => round.first.megabytes;
  return [
    ...comparedRows(`${name}: full refresh`, rounds, {
      of: ({ first }) => first,
      bare: ({ drain }) => drain,
      goal: ofFindings ? GOAL_OF_FINDINGS : GOALS.first,
      more: ofFindings ? undefined : GOALS.more,
    }),
    ...comparedRows(`${name}: nothing changed`, rounds, {
      of: ({ unchanged }) => unchanged,
      bare: ({ drainAgain }) => drainAgain,
      goal: ofFindings ? GOAL_OF_FINDINGS : GOALS.unchanged,
      written: GOALS.none,
    }),
    ...comparedRows(`${name}: one in a hundred changed`, rounds, {
      of: ({ changed }) => changed,
      bare: ({ drainChanged }) => drainChanged,
      goal: ofFindings ? GOAL_OF_FINDINGS : undefined,
    }),
    {
      what: `${name}: drain`,
      measured: each(({ drain }) => drain.seconds),
      format: asSeconds,
    },
    {
      what: `${name}: drain again ÷ drain`,
      measured: each(
        ({ drain, drainAgain }) => drainAgain.seconds / drain.seconds,
      ),
      format: asRatio,
    },
    {
      what: `${name}: full refresh, heap at its peak ÷ with ${asCount(FEW)} entities`,
      measured: summarize(
        rounds.map(round => memory(round) / median(memory, few.rounds)),
      ),
      format: asRatio,
      goal: GOALS.memory,
    },
    {
      what: `${name}: full refresh, heap at its peak`,
      measured: each(memory),
      format: asMegabytes,
    },
    {
      what: `${name}: full refresh, heap at its peak, ${asCount(FEW)} entities`,
      measured: summarize(few.rounds.map(memory)),
      format: asMegabytes,
    },
    {
      what: `${name}: drain, heap at its peak`,
      measured: each(({ drain }) => drain.megabytes),
      format: asMegabytes,
    },
    {
      what: `${name}: another plugin's p95 while refreshing ÷ while draining`,
      measured: summarize(
        neighbours.map(({ refreshing, draining }) => refreshing / draining),
      ),
      format: asRatio,
      goal: GOALS.neighbours,
    },
    {
      what: `${name}: another plugin's p95 while refreshing`,
      measured: summarize(neighbours.map(({ refreshing }) => refreshing)),
      format: asMilliseconds,
    },
  ];
}

async function measureWith(
  server: DatabaseServer,
  entities: number,
  withNeighbours: boolean,
) {
  const backend = await filledBackend(server, { entities });
  try {
    return await roundsOf(backend, withNeighbours);
  } finally {
    await backend.stop();
  }
}

async function main() {
  let met = true;
  for (const server of await databaseServers()) {
    try {
      const same = await checkSameAsProcessed(server);
      const few = await measureWith(server, FEW, false);
      const many = await measureWith(server, ENTITIES, true);
      const rows = [...many].flatMap(([name, measured]) =>
        rowsOf(`${server.name}, ${name}`, measured, few.get(name)!),
      );
      printTable(
        `A refresh of ${asCount(ENTITIES)} entities (a catalog filled with ${asCount(same)} is the same as one that processed them)`,
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
