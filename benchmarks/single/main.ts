/* P5: what it takes to evaluate one entity anew, in a large catalog beside a small one. */
import { alternate, rounds } from '../filled/alternate';
import { counted } from '../filled/counted';
import { databaseServers } from '../filled/databases';
import { exitWith } from '../filled/exit';
import { FilledBackend, filledBackend } from '../filled/filledBackend';
import { ratioRows } from '../filled/ratioRows';
import { ENTITIES, ROUNDS, atMost } from '../filled/settings';
import { asCount, asRatio } from '../lib/formats';
import { summarize } from '../lib/statistics';
import { allMet, printTable, Row } from '../lib/table';
import { DatabaseServer } from '../p9/databases';

const FEW = 1_000;
const GOAL = atMost(1.5, asRatio);

/** Evaluates one after another, each of which is something else than what is stored. */
async function evaluationOf({ knex, post }: FilledBackend) {
  const refs: string[] = await knex('scorecard_entities')
    .orderBy('entity_ref')
    .limit(FEW)
    .pluck('entity_ref');
  let at = 0;
  const next = () => {
    at = (at + 1) % refs.length;
    return refs[at];
  };
  const evaluate = (entityRef: string) =>
    post('/scorecard/refresh', { entityRef });
  return {
    changed: async () => {
      const entityRef = next();
      await knex('scorecard_entities')
        .where({ entity_ref: entityRef })
        .update({ hash: 'as it was before', weighted: 0 });
      await evaluate(entityRef);
    },
    unchanged: () => evaluate(next()),
  };
}

async function measure(server: DatabaseServer): Promise<Row[]> {
  const started: FilledBackend[] = [];
  try {
    for (const entities of [FEW, ENTITIES]) {
      const backend = await filledBackend(server, { entities });
      started.push(backend);
      await backend.pass();
    }
    const [few, many] = await Promise.all(started.map(evaluationOf));
    const rows: Row[] = [];
    for (const what of ['unchanged', 'changed'] as const) {
      const measured = await rounds(ROUNDS, () =>
        alternate({ own: many[what], bare: few[what] }),
      );
      const title = `${server.name}: an entity that is ${what}`;
      const { statements } = await counted(started[1].knex, many[what]);
      rows.push(
        ...ratioRows(
          `${title}, of ${asCount(ENTITIES)}`,
          `of ${asCount(FEW)}`,
          measured,
          GOAL,
        ),
        {
          what: `${title}, SQL statements${what === 'changed' ? ', one of them ours' : ''}`,
          measured: summarize([statements]),
          format: asCount,
        },
      );
    }
    return rows;
  } finally {
    for (const backend of started) await backend.stop();
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
  printTable('P5: one entity evaluated anew', rows);
  return allMet(rows);
}

exitWith(main);
