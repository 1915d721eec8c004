/* P11: how fast responsibilities are resolved in memory. */
import { asMegabytes, asMilliseconds, asRate } from '../lib/formats';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { createCatalog } from './catalog';
import { Census, takeCensus } from './census';
import { measure, Measurement } from './measure';

const ENTITIES = 200_000;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const GOAL = {
  text: '≥ 100,000/s',
  met: (median: number) => median >= 100_000,
};

const CATALOGS = [
  {
    title: 'usual catalog',
    goal: GOAL,
    catalog: createCatalog({ entities: ENTITIES, mixture: 'usual' }),
  },
  {
    title: 'every value drawn on its own',
    catalog: createCatalog({ entities: ENTITIES, mixture: 'shuffled' }),
  },
  {
    title: 'every row asks for system and domain',
    catalog: createCatalog({
      entities: ENTITIES,
      mixture: 'usual',
      containersInEveryRow: true,
    }),
  },
  {
    title: 'predicates that look at names',
    catalog: createCatalog({
      entities: ENTITIES,
      mixture: 'usual',
      namesInPredicates: true,
    }),
  },
];

function describe(title: string, census: Census) {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const { activities } = census;
  console.log(
    `${title}: ${census.entities} entities with ${activities.min} to ${activities.max} activities, ${activities.mean.toFixed(1)} on average; ` +
      `cells contested ${percent(census.contestedShare)}, with a runbook ${percent(census.withRunbookShare)}, ` +
      `with an agreement ${percent(census.withAgreementShare)}; entities listed by a runbook ${percent(census.listedShare)}, ` +
      `with one inline ${percent(census.inlineShare)}; ${census.distinctAnswers} distinct cells; ${census.refused} definitions refused`,
  );
}

function rowsOf(
  title: string,
  measurements: Measurement[],
  goal?: Row['goal'],
): Row[] {
  const of = (field: keyof Measurement) =>
    summarize(measurements.map(each => each[field]));
  return [
    {
      what: `${title}: entities resolved`,
      measured: of('entitiesPerSecond'),
      format: asRate,
      goal,
    },
    {
      what: `${title}: the same by processor time`,
      measured: of('entitiesPerCpuSecond'),
      format: asRate,
    },
    {
      what: `${title}: model compiled`,
      measured: of('compileMilliseconds'),
      format: asMilliseconds,
    },
    {
      what: `${title}: memory held in the end`,
      measured: of('heapMegabytes'),
      format: asMegabytes,
    },
  ];
}

for (const { title, catalog } of CATALOGS) describe(title, takeCensus(catalog));
const measurements = CATALOGS.map(() => [] as Measurement[]);
for (let round = 0; round < ROUNDS; round++) {
  CATALOGS.forEach(({ catalog }, index) =>
    measurements[index].push(measure(catalog)),
  );
}
const rows = CATALOGS.flatMap(({ title, goal }, index) =>
  rowsOf(title, measurements[index], goal),
);
printTable(
  `P11: responsibilities of ${ENTITIES.toLocaleString('en-US')} entities, in memory, one thread`,
  rows,
);
process.exitCode = allMet(rows) ? 0 : 1;
