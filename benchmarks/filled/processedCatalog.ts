import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import catalogModule from 'backstage-plugin-catalog-backend-module-operating-model';
import { Knex } from 'knex';
import { CONFIG } from '../p9/config';
import { createProbe } from '../p9/probe';
import { Services } from './startBackend';

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = await query.count({ count: '*' });
  return Number(count);
}

async function untilStitched(knex: Knex, entities: number) {
  while (
    (await countOf(knex('stitch_queue'))) > 0 ||
    (await countOf(knex('final_entities').whereNotNull('final_entity'))) <
      entities
  ) {
    await sleep(100);
  }
}

/** A real catalog that has taken up the entities, and another plugin in the same process, which asks it over HTTP. */
export async function processedCatalog(knex: Knex, entities: Entity[]) {
  const probe = createProbe(entities);
  let services: Omit<Services, 'permissions'> | undefined;
  const beside = createBackendPlugin({
    pluginId: 'operating-model',
    register(env) {
      env.registerInit({
        deps: {
          catalog: catalogServiceRef,
          auth: coreServices.auth,
          logger: coreServices.logger,
        },
        async init(given) {
          services = given;
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModule,
      probe.feature,
      beside,
      mockServices.rootConfig.factory({ data: CONFIG }),
      mockServices.database.factory({ knex }),
    ],
  });
  while (!probe.allProcessed()) await sleep(20);
  await untilStitched(knex, entities.length);
  return {
    services: services!,
    async stop() {
      await backend.stop();
      await knex.destroy();
    },
  };
}
