import { isDeepStrictEqual } from 'node:util';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { DatabaseServer } from '../p9/databases';
import { catalogPages } from './catalogPages';
import { fill, waitForDisk } from './fill';
import { processedCatalog } from './processedCatalog';
import { Services, startBackend } from './startBackend';

const COUNT = 1_000;

async function streamed({
  catalog,
  auth,
}: Pick<Services, 'catalog' | 'auth'>): Promise<Entity[]> {
  const credentials = await auth.getOwnServiceCredentials();
  const entities: Entity[] = [];
  for await (const page of catalog.streamEntities({}, { credentials })) {
    entities.push(...page);
  }
  return entities;
}

/** All that entities are found by. */
async function searchRows(knex: Knex): Promise<string[]> {
  const rows = await knex('search').select(
    'entity_id',
    'key',
    'value',
    'original_value',
  );
  return rows.map(row => JSON.stringify(row)).sort();
}

/**
 * Makes sure that a catalog that was filled answers as one does that took up the same entities itself: the very same entities in
 * the same order, found by the same.
 *
 * @throws where they differ
 */
export async function checkSameAsProcessed(server: DatabaseServer) {
  const entities = [...catalogPages(COUNT)].flat();
  const ids = new Map<string, string>();
  const processedKnex = await server.create();
  await waitForDisk(processedKnex, false);
  const processed = await processedCatalog(processedKnex, entities);
  const expected = await streamed(processed.services);
  const expectedSearch = await searchRows(processedKnex);
  for (const entity of expected) {
    ids.set(stringifyEntityRef(entity), entity.metadata.uid!);
  }
  await processed.stop();

  const filledKnex = await server.create();
  const filled = await startBackend({
    databases: {
      catalog: filledKnex,
      'operating-model': await server.create(),
    },
  });
  try {
    await fill(
      filledKnex,
      () => catalogPages(COUNT),
      ref => ids.get(ref)!,
    );
    const found = await streamed(filled.services);
    const different = expected.findIndex(
      (entity, at) => !isDeepStrictEqual(entity, found[at]),
    );
    if (different >= 0 || found.length !== expected.length) {
      throw new Error(
        `A filled catalog is not what a processed one is: ${JSON.stringify(expected[different])} and ${JSON.stringify(found[different])}`,
      );
    }
    if (!isDeepStrictEqual(await searchRows(filledKnex), expectedSearch)) {
      throw new Error('A filled catalog is searched by something else');
    }
    return expected.length;
  } finally {
    await filled.stop();
  }
}
