/* What a pass over the catalog takes, beside taking the same entities out of the catalog and doing nothing. */
import { asCount, asMegabytes, asRatio, asSeconds } from '../lib/formats';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { Timing } from '../lib/timed';
import { DatabaseServer, postgres, sqlite } from '../p9/databases';
import { createCatalog } from './catalog';
import { createSides, measureRound, Pass, Round } from './measure';
import { startCatalog } from './startCatalog';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
/** More take the catalog so long to take up that one asks for them. */
const ENTITIES = Number(process.env.ENTITIES ?? 10_000);
/** Without it a pass keeps findings alone, which is what the goal is for. */
const SCORECARD = process.env.SCORECARD === '1';
const GOAL = { text: '≤ 1.35×', met: (median: number) => median <= 1.35 };
const NONE_GOAL = { text: '0', met: (median: number) => median === 0 };

async function measure(server: DatabaseServer): Promise<Round[]> {
  const entities = createCatalog(ENTITIES);
  const catalog = await startCatalog(await server.create(), entities);
  const knex = await server.create();
  try {
    const sides = await createSides(catalog.services, knex, SCORECARD);
    // The first round warms up.
    await measureRound(sides, false);
    const rounds: Round[] = [];
    for (let number = 0; number < ROUNDS; number++) {
      rounds.push(await measureRound(sides, number % 2 === 0));
    }
    return rounds;
  } finally {
    await catalog.stop();
    await knex.destroy();
  }
}

function rowsOf(name: string, rounds: Round[]): Row[] {
  const each = (value: (round: Round) => number) =>
    summarize(rounds.map(value));
  const compared = (
    what: string,
    pass: (round: Round) => Pass,
    bare: (round: Round) => Timing,
  ): Row[] => [
    {
      what: `${name}, ${what} ÷ drain`,
      measured: each(round => pass(round).seconds / bare(round).seconds),
      format: asRatio,
      goal: GOAL,
    },
    {
      what: `${name}, ${what} ÷ drain, processor time`,
      measured: each(round => pass(round).cpuSeconds / bare(round).cpuSeconds),
      format: asRatio,
    },
    {
      what: `${name}, ${what}`,
      measured: each(round => pass(round).seconds),
      format: asSeconds,
    },
    {
      what: `${name}, ${what}, heap at its peak`,
      measured: each(round => pass(round).megabytes),
      format: asMegabytes,
    },
    {
      what: `${name}, ${what}, SQL statements`,
      measured: each(round => pass(round).statements),
      format: asCount,
    },
  ];
  return [
    ...compared(
      'first pass',
      ({ first }) => first,
      ({ beforeFirst }) => beforeFirst,
    ),
    {
      what: `${name}, first pass, rows written`,
      measured: each(({ first }) => first.written),
      format: asCount,
    },
    ...compared(
      'nothing changed',
      ({ unchanged }) => unchanged,
      ({ beforeUnchanged }) => beforeUnchanged,
    ),
    {
      what: `${name}, nothing changed, rows written`,
      measured: each(({ unchanged }) => unchanged.written),
      format: asCount,
      goal: NONE_GOAL,
    },
    {
      what: `${name}, drain`,
      measured: each(({ beforeFirst }) => beforeFirst.seconds),
      format: asSeconds,
    },
    {
      what: `${name}, drain again ÷ drain`,
      measured: each(
        ({ beforeFirst, beforeUnchanged }) =>
          beforeUnchanged.seconds / beforeFirst.seconds,
      ),
      format: asRatio,
    },
    {
      what: `${name}, drain, heap at its peak`,
      measured: each(({ beforeFirst }) => beforeFirst.megabytes),
      format: asMegabytes,
    },
  ];
}

async function main() {
  const content = SCORECARD ? 'findings and scorecard' : 'findings alone';
  const servers = process.env.ONLY_SQLITE
    ? [sqlite()]
    : [sqlite(), await postgres()];
  let met = true;
  try {
    for (const server of servers) {
      const rows = rowsOf(server.name, await measure(server));
      rows.push({
        what: `${server.name}, process, resident in the end`,
        measured: summarize([process.memoryUsage().rss / 1e6]),
        format: asMegabytes,
      });
      printTable(`A pass over ${asCount(ENTITIES)} entities, ${content}`, rows);
      met &&= allMet(rows);
    }
  } finally {
    for (const server of servers) await server.stop();
  }
  return met ? 0 : 1;
}

// The catalog leaves timers behind that would keep the process alive.
main().then(
  code => process.exit(code),
  error => {
    console.error(error);
    process.exit(1);
  },
);
