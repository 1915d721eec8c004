import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import operatingModelPlugin from 'backstage-plugin-operating-model-backend';
import { Knex } from 'knex';
import { createRandom } from '../lib/random';
import { createStructure } from '../organization/structure';

/** Nobody goes through the catalog while we measure; what is stored stays. */
const idleScheduler = createServiceFactory({
  service: coreServices.scheduler,
  deps: {},
  factory: () => ({
    async triggerTask() {},
    async scheduleTask() {},
    createScheduledTaskRunner: () => ({ async run() {} }),
    getScheduledTasks: async () => [],
    cancelTask: async () => {},
  }),
});

/** The plugin by itself, over HTTP; the caller may read everything. */
export async function startPlugin(knex: Knex) {
  const { entities } = createStructure(createRandom(3));
  const backend = await startTestBackend({
    features: [
      operatingModelPlugin,
      catalogServiceMock.factory({ entities }),
      idleScheduler,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data: {} }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api/operating-model`;
  return {
    async get(path: string): Promise<any> {
      const response = await fetch(`${base}${path}`);
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    stop: () => backend.stop(),
  };
}
