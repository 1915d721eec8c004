/* P9: what our processors add to the ingestion of a catalog. */
import catalogModule from 'backstage-plugin-catalog-backend-module-operating-model';
import { asCount, asMicroseconds, asRatio, asSeconds } from '../lib/formats';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { compare, Round } from './compare';
import { DatabaseServer, postgres, sqlite } from './databases';
import { builtInEntities, ownEntities, standInFor } from './entities';
import { ingest, Ingestion } from './ingest';
import { processorCost } from './processorCost';
import { watchProcessors } from './watch';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const RATIO_GOAL = { text: '≤ 1.10×', met: (median: number) => median <= 1.1 };
const NONE_GOAL = { text: '0', met: (median: number) => median === 0 };

function rowsOf(title: string, rounds: Round[], goal?: Row['goal']): Row[] {
  const ratio = (name: keyof Round, field: keyof Ingestion) =>
    summarize(rounds.map(round => round[name][field] / round.without[field]));
  const side = (name: keyof Round, field: keyof Ingestion) =>
    summarize(rounds.map(round => round[name][field]));
  return [
    {
      what: `${title}: with ÷ without`,
      measured: ratio('with', 'seconds'),
      format: asRatio,
      goal,
    },
    {
      what: `${title}: without again ÷ without`,
      measured: ratio('control', 'seconds'),
      format: asRatio,
    },
    {
      what: `${title}: with ÷ without, processor time`,
      measured: ratio('with', 'cpuSeconds'),
      format: asRatio,
    },
    {
      what: `${title}: without again ÷ without, processor time`,
      measured: ratio('control', 'cpuSeconds'),
      format: asRatio,
    },
    ...(['without', 'with'] as const).flatMap((name): Row[] => [
      {
        what: `${title}: ${name}`,
        measured: side(name, 'seconds'),
        format: asSeconds,
      },
      {
        what: `${title}: ${name}, statements`,
        measured: side(name, 'statements'),
        format: asCount,
      },
      {
        what: `${title}: ${name}, relations`,
        measured: side(name, 'relations'),
        format: asCount,
      },
    ]),
  ];
}

/** A smaller ingestion under watch; also what warms the process up before anything is timed. */
async function watch(server: DatabaseServer): Promise<Row[]> {
  const entities = [...builtInEntities(300), ...ownEntities(120)];
  const knex = await server.create();
  const seen = await watchProcessors(knex, () =>
    ingest(knex, entities, [catalogModule]),
  );
  const row = (what: string, count: number, goal?: Row['goal']): Row => ({
    what: `${server.name}, watched: ${what}`,
    measured: summarize([count]),
    format: asCount,
    goal,
  });
  return [
    row('calls of our processors', seen.calls),
    row('SQL statements out of them', seen.statements, NONE_GOAL),
    row('network connections out of them', seen.connections, NONE_GOAL),
  ];
}

async function costRows(): Promise<Row[]> {
  const catalogs = {
    'built-in kinds': builtInEntities(2_000),
    'our kinds': ownEntities(400),
  };
  const rows: Row[] = [];
  for (const [name, entities] of Object.entries(catalogs)) {
    const costs: number[] = [];
    for (let round = 0; round <= ROUNDS; round++)
      costs.push(await processorCost(entities));
    rows.push({
      what: `our processors alone, ${name}, an entity`,
      // The first warms up.
      measured: summarize(costs.slice(1)),
      format: asMicroseconds,
    });
  }
  return rows;
}

async function measure(server: DatabaseServer): Promise<Row[]> {
  const entities = builtInEntities(1_500);
  const watched = await watch(server);
  const sides = {
    without: { entities, modules: [] },
    with: { entities, modules: [catalogModule] },
  };
  return [
    ...rowsOf(
      `${server.name}, built-in kinds`,
      await compare(server, sides, ROUNDS),
      RATIO_GOAL,
    ),
    ...watched,
  ];
}

async function measureOwnKinds(server: DatabaseServer): Promise<Row[]> {
  const rest = builtInEntities(600);
  const own = ownEntities(150);
  const sides = {
    without: { entities: [...rest, ...own.map(standInFor)], modules: [] },
    with: { entities: [...rest, ...own], modules: [catalogModule] },
  };
  return rowsOf(
    `${server.name}, a fifth of our kinds`,
    await compare(server, sides, ROUNDS),
  );
}

async function main() {
  const rows: Row[] = [];
  const servers = [sqlite(), await postgres()];
  try {
    for (const server of servers) rows.push(...(await measure(server)));
    rows.push(...(await measureOwnKinds(servers[0])), ...(await costRows()));
  } finally {
    for (const server of servers) await server.stop();
  }
  printTable('P9: catalog ingestion with our processors and without', rows);
  return allMet(rows) ? 0 : 1;
}

// The catalog leaves timers behind that would keep the process alive.
main().then(
  code => process.exit(code),
  error => {
    console.error(error);
    process.exit(1);
  },
);
