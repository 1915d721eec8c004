import { BackendFeature } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { DatabaseServer } from '../p9/databases';
import { catalogPages } from './catalogPages';
import { fill } from './fill';
import { startBackend } from './startBackend';

/** A backend whose catalog has so many entities, none of which it processes while we measure. */
export async function filledBackend(
  server: DatabaseServer,
  {
    entities,
    ...options
  }: {
    entities: number;
    config?: JsonObject;
    features?: BackendFeature[];
    /** Of other plugins, by plugin. */
    databases?: Record<string, Knex>;
  },
) {
  const catalog = await server.create();
  const own = await server.create();
  const backend = await startBackend({
    ...options,
    databases: { ...options.databases, catalog, 'operating-model': own },
  });
  await fill(catalog, () => catalogPages(entities));
  return { ...backend, catalogKnex: catalog, knex: own };
}

export type FilledBackend = Awaited<ReturnType<typeof filledBackend>>;
