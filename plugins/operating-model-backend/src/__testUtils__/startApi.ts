import {
  TestDatabaseId,
  TestDatabases,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import request from 'supertest';
import operatingModelPlugin from '..';
import { organization } from './organization';
import { restrictedCatalog } from './restrictedCatalog';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** The databases that there are on this machine. */
export const databaseIds: [TestDatabaseId][] = databases.eachSupportedId();

/** An empty database. */
export function emptyDatabase(id: TestDatabaseId = 'SQLITE_3'): Promise<Knex> {
  return databases.init(id);
}

/** Starts the plugin by itself; `get` asks its API, as user:default/mock unless told otherwise. */
export async function startApi({
  catalog = restrictedCatalog(organization),
  operatingModel = {},
  features = [],
  knex,
}: {
  catalog?: ReturnType<typeof restrictedCatalog>;
  /** What app-config says under `operatingModel`. */
  operatingModel?: JsonObject;
  features?: BackendFeature[];
  /** An empty SQLite database when absent. */
  knex?: Knex;
} = {}) {
  const tasks = new Map<string, (signal: AbortSignal) => Promise<unknown>>();
  const triggered: string[] = [];
  const scheduler = mockServices.scheduler.mock({
    scheduleTask: async task => {
      tasks.set(task.id, task.fn as (signal: AbortSignal) => Promise<unknown>);
    },
    triggerTask: async id => {
      triggered.push(id);
    },
  });
  const { server } = await startTestBackend({
    features: [
      operatingModelPlugin,
      catalog.factory,
      scheduler.factory,
      mockServices.database.factory({ knex: knex ?? (await emptyDatabase()) }),
      mockServices.rootConfig.factory({ data: { operatingModel } }),
      ...features,
    ],
  });
  const ask = (
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    header?: string,
  ) => {
    const question = request(server)[method](`/api/operating-model${path}`);
    return header ? question.set('Authorization', header) : question;
  };
  return {
    get: (path: string, header?: string) => ask('get', path, header),
    post: (path: string, header?: string) => ask('post', path, header),
    patch: (path: string, header?: string) => ask('patch', path, header),
    delete: (path: string, header?: string) => ask('delete', path, header),
    /** The tasks that somebody wants to be run now. */
    triggered,
    /** Does what the scheduler does, of one task. */
    runTask: (id: string) => tasks.get(id)!(new AbortController().signal),
    /** Does what the scheduler does from time to time: goes through the catalog. */
    survey: () =>
      tasks.get('operating-model-survey')!(new AbortController().signal),
  };
}
