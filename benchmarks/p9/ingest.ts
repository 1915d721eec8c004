import { setTimeout as sleep } from 'node:timers/promises';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { Knex } from 'knex';
import { CONFIG } from './config';
import { createProbe } from './probe';

export interface Ingestion {
  seconds: number;
  /** Of this process, which on SQLite is all there is. */
  cpuSeconds: number;
  statements: number;
  relations: number;
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = await query.count({ count: '*' });
  return Number(count);
}

/** Returns how often it had to ask: those statements are not the catalog's. */
async function untilStitched(knex: Knex, entities: number): Promise<number> {
  for (let asked = 2; ; asked += 2) {
    const waiting = await countOf(knex('stitch_queue'));
    const stitched = await countOf(
      knex('final_entities').whereNotNull('final_entity'),
    );
    if (waiting === 0 && stitched >= entities) return asked;
    await sleep(20);
  }
}

/** Lets a real catalog with an empty database take up the entities, and waits until each is processed and stitched. */
export async function ingest(
  knex: Knex,
  entities: Entity[],
  modules: BackendFeature[],
): Promise<Ingestion> {
  let statements = 0;
  knex.on('query', () => {
    statements += 1;
  });
  const probe = createProbe(entities);
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      probe.feature,
      ...modules,
      mockServices.rootConfig.factory({ data: CONFIG }),
      mockServices.database.factory({ knex }),
    ],
  });
  try {
    // What it took to migrate the database and to take the entities in is the same with and without us.
    statements = 0;
    while (!probe.allProcessed()) await sleep(5);
    const asked = await untilStitched(knex, entities.length);
    const measured = { ...probe.elapsed(), statements: statements - asked };
    const faulty = await countOf(
      knex('refresh_state').whereNot('errors', '[]'),
    );
    if (faulty)
      throw new Error(
        `${faulty} entities were refused; the comparison would be of two different things`,
      );
    return { ...measured, relations: await countOf(knex('relations')) };
  } finally {
    await backend.stop();
    await knex.destroy();
  }
}
