import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  scorecardRefreshSchema,
  scorecardRefreshedSchema,
  scorecardSettingsSchema,
} from 'backstage-plugin-operating-model-common';
import { organization } from '../__testUtils__/organization';
import {
  conditionalReads,
  restrictedCatalog,
} from '../__testUtils__/restrictedCatalog';
import {
  databaseIds,
  emptyDatabase,
  startApi,
} from '../__testUtils__/startApi';

jest.setTimeout(120_000);

const component = (name: string, owner: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'service', owner },
});

describe('GET /scorecard/settings', () => {
  it('tells what runbooks are judged by', async () => {
    const { get } = await startApi({
      operatingModel: {
        refresh: {
          pageSize: 500,
          schedule: {
            frequency: { minutes: 30 },
            timeout: { minutes: 10 },
          },
        },
        scorecard: {
          criteria: {
            owned: 0,
            validated: { weight: 25, countsFrom: '2999-01-01' },
            fresh: { countsFrom: '2020-01-01' },
          },
          activities: { deploy: { countsFrom: '2999-03-01' } },
          levels: [{ name: 'Some', from: 0 }],
        },
      },
    });
    const { body } = await get('/scorecard/settings').expect(200);
    expect(scorecardSettingsSchema.strict().parse(body)).toEqual(body);
    expect(
      body.criteria.map(({ id, weight, countsFrom }: any) => [
        id,
        weight,
        countsFrom,
      ]),
    ).toEqual([
      ['present', 40, undefined],
      ['complete', 15, undefined],
      ['fresh', 15, undefined],
      ['validated', 25, '2999-01-01'],
      ['reachable', 5, undefined],
    ]);
    expect(body).toMatchObject({
      activities: [
        { activityRef: 'activity:default/deploy', countsFrom: '2999-03-01' },
      ],
      levels: [{ name: 'Some', from: 0 }],
      maxAge: 'P12M',
      refresh: { every: 'PT30M', pageSize: 500 },
    });
  });

  it.each([
    [
      { scorecard: { criteria: { reachible: 1 } } },
      'criteria.reachible is not',
    ],
    [{ refresh: { pageSize: 0 } }, 'operatingModel.refresh.pageSize 0 is out'],
  ])('stops the start at %j', async (operatingModel, message) => {
    await expect(
      startApi({ operatingModel: operatingModel as never }),
    ).rejects.toThrow(message);
  });
});

describe.each(databaseIds)('what is announced, %s', databaseId => {
  it('is shown, and changes no figure', async () => {
    const { get, survey } = await startApi({
      knex: await emptyDatabase(databaseId),
      operatingModel: {
        scorecard: {
          criteria: { validated: { countsFrom: '2999-01-01' } },
          activities: { deploy: { countsFrom: '2999-03-01' } },
        },
      },
    });
    await survey();
    const { body } = await get('/scorecard/summary').expect(200);
    expect(body).toMatchObject({
      entities: 1,
      cells: { covered: 0, weak: 1, missing: 0 },
    });
    const { body: list } = await get('/scorecard/entities').expect(200);
    expect(
      list.items[0].cells.map(({ activityRef, state, countsFrom }: any) => [
        activityRef,
        state,
        countsFrom,
      ]),
    ).toEqual([
      ['activity:default/respond-to-incidents', 'weak', undefined],
      ['activity:default/deploy', 'missing', '2999-03-01'],
    ]);
    const { body: rollUp } = await get('/scorecard/rollup?by=activity');
    expect(
      Object.fromEntries(
        rollUp.items.map(({ key, countsFrom }: any) => [key, countsFrom]),
      ),
    ).toEqual({
      'activity:default/respond-to-incidents': undefined,
      'activity:default/deploy': '2999-03-01',
    });
    const { body: one } = await get('/responsibilities?entityRef=shop').expect(
      200,
    );
    expect(one.score).toMatchObject({ score: body.score });
    expect(one.activities[1].cell).toMatchObject({ countsFrom: '2999-03-01' });
    expect(
      one.activities[1].cell.criteria.find(({ id }: any) => id === 'validated'),
    ).toMatchObject({ countsFrom: '2999-01-01' });
  });
});

describe.each(databaseIds)('POST /scorecard/refresh, %s', databaseId => {
  const start = async (options: Parameters<typeof startApi>[0] = {}) =>
    startApi({ knex: await emptyDatabase(databaseId), ...options });

  it('has the catalog gone through, once however often it is asked', async () => {
    const { get, post, survey, triggered } = await start();
    const { body: before } = await get('/scorecard/refresh').expect(200);
    expect(before).toEqual({ state: 'idle', seen: 0, written: 0 });

    const { body: first } = await post('/scorecard/refresh').expect(202);
    expect(scorecardRefreshedSchema.strict().parse(first)).toEqual(first);
    expect(first).toMatchObject({ state: 'waiting', started: true });
    const { body: second } = await post('/scorecard/refresh')
      .send({})
      .expect(202);
    expect(second).toMatchObject({ state: 'waiting', started: false });
    expect(triggered).toEqual(['operating-model-survey']);

    await survey();
    const { body: after } = await get('/scorecard/refresh').expect(200);
    expect(scorecardRefreshSchema.strict().parse(after)).toEqual(after);
    expect(after).toMatchObject({
      state: 'idle',
      last: { outcome: 'published', entities: organization.length },
    });
    expect(Date.parse(after.nextAt) - Date.parse(after.last.startedAt)).toBe(
      600_000,
    );
    await post('/scorecard/refresh').expect(202);
    expect(triggered).toHaveLength(2);
  });

  it('shows on every replica how far it is, and does not double it', async () => {
    const knex = await emptyDatabase(databaseId);
    const catalog = restrictedCatalog(organization);
    const [here, there] = [
      await startApi({ knex, catalog }),
      await startApi({ knex }),
    ];
    let goOn = () => {};
    const held = new Promise<void>(resolve => {
      goOn = resolve;
    });
    await here.get('/model').expect(200);
    catalog.streamEntities.mockImplementation(async function* slowly() {
      yield organization.slice(0, 5);
      await held;
      yield organization.slice(5);
    });
    const pass = here.survey();
    const until = async (done: (progress: any) => boolean) => {
      for (let tries = 0; tries < 100; tries++) {
        const { body } = await there.get('/scorecard/refresh').expect(200);
        if (done(body)) return body;
        await new Promise(resolve => setTimeout(resolve, 20));
      }
      throw new Error('It never came so far');
    };
    expect(await until(({ phase }) => phase === 'reading')).toMatchObject({
      state: 'running',
      startedAt: expect.any(String),
    });
    const { body } = await there.post('/scorecard/refresh').expect(202);
    expect(body).toMatchObject({ state: 'running', started: false });
    expect(there.triggered).toEqual([]);
    goOn();
    await pass;
    expect(await until(({ state }) => state === 'idle')).toMatchObject({
      last: { outcome: 'published', entities: organization.length },
    });
  });

  it('says why one failed', async () => {
    const catalog = restrictedCatalog(organization);
    const { get, survey } = await start({ catalog });
    await survey();
    catalog.streamEntities.mockImplementation(() => {
      throw new Error('the catalog is down');
    });
    await expect(survey()).rejects.toThrow('the catalog is down');
    const { body } = await get('/scorecard/refresh').expect(200);
    expect(body).toMatchObject({
      state: 'idle',
      last: {
        outcome: 'failed',
        problem: expect.stringContaining('could not be read to its end'),
      },
    });
    expect(JSON.stringify(body)).not.toContain('is down');
  });

  it('evaluates one entity at once, and corrects the sums that it is in', async () => {
    const entities = [...organization, component('till', 'web')];
    const knex = await emptyDatabase(databaseId);
    const first = await startApi({
      knex,
      catalog: restrictedCatalog(entities),
    });
    await first.survey();
    // The till goes to another team, and a new entity comes.
    const { get, post, survey, triggered } = await startApi({
      knex,
      catalog: restrictedCatalog([
        ...organization,
        component('till', 'secret-team'),
        component('new', 'web'),
      ]),
    });
    const { body } = await post('/scorecard/refresh')
      .send({ entityRef: 'Till' })
      .expect(202);
    expect(scorecardRefreshedSchema.strict().parse(body)).toEqual(body);
    expect(body).toMatchObject({
      started: false,
      entity: {
        ref: 'component:default/till',
        ownerRef: 'group:default/secret-team',
        score: 0,
      },
    });
    await post('/scorecard/refresh').send({ entityRef: 'new' }).expect(202);
    expect(triggered).toEqual([]);
    const figures = async () => {
      const answers = await Promise.all(
        ['summary', 'rollup?by=group', 'rollup?by=activity', 'entities'].map(
          path => get(`/scorecard/${path}`).expect(200),
        ),
      );
      return answers.map(
        ({ body: { generation, computedAt, ...rest } }) => rest,
      );
    };
    const incremental = await figures();
    await survey();
    expect(await figures()).toEqual(incremental);
  });

  it('answers for no entity that the caller may not read', async () => {
    const { post } = await start({
      catalog: restrictedCatalog(organization, {
        'user:default/mock': ['component:default/shop'],
      }),
      features: [conditionalReads()],
    });
    for (const entityRef of ['shop', 'nowhere']) {
      const { body } = await post('/scorecard/refresh')
        .send({ entityRef })
        .expect(404);
      expect(body.error.message).toBe(
        `No entity component:default/${entityRef} in the catalog`,
      );
    }
  });

  it('refuses what it does not understand', async () => {
    const { post } = await start();
    for (const [sent, message] of [
      [{ entity: 'shop' }, 'entity is not known here'],
      [{ entityRef: '' }, 'entityRef is not a reference'],
      [{ entityRef: ['shop'] }, 'entityRef is not a reference'],
    ] as const) {
      const { body } = await post('/scorecard/refresh').send(sent).expect(400);
      expect(body.error.message).toContain(message);
    }
  });

  it('needs its permission', async () => {
    const { get, post } = await start({
      features: [
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => ({
              result: permission.name.endsWith('refresh')
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            })),
        }).factory,
      ],
    });
    const denied = await post('/scorecard/refresh');
    const read = await get('/scorecard/refresh');
    expect([denied.status, read.status]).toEqual([403, 200]);
  });
});
