import {
  AuthService,
  BackendFeature,
  LoggerService,
  PermissionsService,
  SchedulerServiceTaskFunction,
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import catalogModule from 'backstage-plugin-catalog-backend-module-operating-model';
import operatingModelPlugin from 'backstage-plugin-operating-model-backend';
import { Router } from 'express';
import { Knex } from 'knex';
import { ask } from './ask';

/** What a plugin is handed that runs beside the catalog. */
export interface Services {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  permissions: PermissionsService;
}

/** Each plugin has a database of its own. */
const databasesOf = (databases: Record<string, Knex>) =>
  createServiceFactory({
    service: coreServices.database,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) => ({
      async getClient() {
        const knex = databases[plugin.getId()];
        if (!knex) throw new Error(`No database for ${plugin.getId()}`);
        return knex;
      },
    }),
  });

/** Runs nothing by itself: the benchmark says when. */
function idleScheduler() {
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const factory = createServiceFactory({
    service: coreServices.scheduler,
    deps: {},
    factory: () => ({
      async triggerTask() {},
      async scheduleTask({
        id,
        fn,
      }: {
        id: string;
        fn: SchedulerServiceTaskFunction;
      }) {
        tasks.set(id, fn);
      },
      createScheduledTaskRunner: () => ({ async run() {} }),
      getScheduledTasks: async () => [],
      cancelTask: async () => {},
    }),
  });
  async function run(id: string) {
    const task = tasks.get(id);
    if (!task) throw new Error(`No task ${id}`);
    await task(new AbortController().signal);
  }
  return { factory, run };
}

/** Another plugin of the same backend: it is handed what ours is handed, and answers the simplest of questions. */
function neighbour(given: (services: Services) => void) {
  return createBackendPlugin({
    pluginId: 'neighbour',
    register(env) {
      env.registerInit({
        deps: {
          catalog: catalogServiceRef,
          auth: coreServices.auth,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpRouter, ...services }) {
          given(services);
          const router = Router();
          router.get('/ping', (_, response) => {
            response.json({ ok: true });
          });
          httpRouter.use(router);
        },
      });
    },
  });
}

/**
 * A backend with a real catalog that processes nothing, our plugin, and another one.
 *
 * @param databases - by plugin
 */
export async function startBackend({
  databases,
  config = {},
  features = [],
}: {
  databases: Record<string, Knex>;
  config?: JsonObject;
  features?: BackendFeature[];
}) {
  let services: Services | undefined;
  const scheduler = idleScheduler();
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModule,
      operatingModelPlugin,
      neighbour(given => {
        services = given;
      }),
      scheduler.factory,
      databasesOf(databases),
      mockServices.rootConfig.factory({
        data: { catalog: { processingInterval: false }, ...config },
      }),
      ...features,
    ],
  });
  const url = `http://localhost:${backend.server.port()}`;
  return {
    services: services!,
    url,
    runTask: scheduler.run,
    /** Goes through the catalog, as the plugin does from time to time. */
    pass: () => scheduler.run('operating-model-survey'),
    /** Asks our plugin; the caller may read everything. */
    async get(path: string): Promise<any> {
      const response = await ask(`${url}/api/operating-model${path}`);
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    async post(path: string, body: object): Promise<any> {
      const response = await ask(`${url}/api/operating-model${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    async stop() {
      await backend.stop();
      for (const knex of Object.values(databases)) await knex.destroy();
    },
  };
}

export type StartedBackend = Awaited<ReturnType<typeof startBackend>>;
