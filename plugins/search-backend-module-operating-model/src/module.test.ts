import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import searchModuleOperatingModel from '.';
import { organization } from './__testUtils__/organization';

jest.setTimeout(20_000);

/** Starts search with the module. Of what it indexes, nobody may read the references under `hidden`. */
async function startSearch(
  operatingModel: JsonObject = {},
  hidden: string[] = [],
) {
  const scheduler = mockServices.scheduler();
  const createScheduledTaskRunner = jest.spyOn(
    scheduler,
    'createScheduledTaskRunner',
  );
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async queries =>
      queries.map(() => ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: { rule: 'IS_READABLE', resourceType: 'catalog-entity' },
      })),
    authorize: async queries =>
      queries.map(query => ({
        result: hidden.includes(String(query.resourceRef))
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
  });
  const { server } = await startTestBackend({
    features: [
      searchPlugin,
      searchModuleOperatingModel,
      catalogServiceMock.factory({ entities: organization }),
      permissions.factory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          search: {
            collators: {
              operatingModel: { resolveTitles: true, ...operatingModel },
            },
          },
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  for (const { id } of await scheduler.getScheduledTasks()) {
    await scheduler.triggerTask(id);
  }
  return { server, createScheduledTaskRunner };
}

type Started = Awaited<ReturnType<typeof startSearch>>;

async function find({ server }: Started, question: string): Promise<any[]> {
  let answer = '';
  for (let left = 20; left; left -= 1) {
    const { status, body } = await request(server).get(
      `/api/search/query?${question}`,
    );
    if (status === 200 && body.results.length) {
      return body.results.map(({ document }: any) => document);
    }
    // Lunr takes an index in a moment after the task has ended.
    answer = `${status} ${JSON.stringify(body)}`;
    await new Promise(done => setTimeout(done, 100));
  }
  throw new Error(`Nothing was found: ${answer}`);
}

describe('search', () => {
  it.each([
    ['its title', 'term=PostgreSQL'],
    ['a tool', 'term=pgbackrest'],
    ['its activity', 'term=backup'],
    ['an entity that it covers', 'term=ledger'],
    ['its author', 'term=Okafor'],
    ['its owner', 'term=platform&filters[kind]=Runbook'],
    ['its practice', 'term=BP02&types[0]=operating-model'],
  ])('finds a runbook by %s', async (_, question) => {
    const search = await startSearch();
    const found = await find(search, question);
    expect(found).toContainEqual(
      expect.objectContaining({
        title: 'Restore PostgreSQL',
        owner: 'Data platform',
        practice: 'BP02',
        location: '/catalog/default/runbook/restore-postgres',
      }),
    );
    // What is needed to decide who may see it stays on the server.
    expect(found[0]).not.toHaveProperty('authorization');
  });

  it('keeps what a person may not read from them, and nothing else', async () => {
    const search = await startSearch({}, ['runbook:default/restore-postgres']);
    const found = await find(search, 'term=backup');
    expect(found.map(({ title }) => title)).toContain('Restore a backup');
    expect(found.map(({ title }) => title)).not.toContain('Restore PostgreSQL');
  });
});

describe('the schedule', () => {
  it('is that of the catalog, unless the configuration says otherwise', async () => {
    const { createScheduledTaskRunner } = await startSearch();
    expect(createScheduledTaskRunner).toHaveBeenCalledWith({
      frequency: { minutes: 10 },
      timeout: { minutes: 15 },
      initialDelay: { seconds: 3 },
    });
  });

  it('is read from the configuration', async () => {
    const { createScheduledTaskRunner } = await startSearch({
      schedule: { frequency: 'PT1H', timeout: { minutes: 5 } },
    });
    expect(createScheduledTaskRunner).toHaveBeenCalledWith({
      frequency: { hours: 1 },
      timeout: { minutes: 5 },
    });
  });
});

describe('a configuration that can not be understood', () => {
  it.each([
    [
      { schedule: { frequency: 'often', timeout: 'PT1M' } },
      "search.collators.operatingModel.schedule can't be understood",
    ],
    [
      { batchSize: 0 },
      'search.collators.operatingModel.batchSize must not be 0; use a whole number from 1 to 10000',
    ],
  ])('stops the start and names the key: %j', async (config, message) => {
    await expect(startSearch(config)).rejects.toThrow(message);
  });
});
