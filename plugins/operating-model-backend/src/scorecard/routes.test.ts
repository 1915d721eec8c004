import { Entity } from '@backstage/catalog-model';
import {
  scorecardEntitiesSchema,
  scorecardHistorySchema,
  scorecardRollUpSchema,
  scorecardSummarySchema,
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

const component = (name: string, owner: string, type = 'service'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type, owner, system: 'shopping' },
});

const entities = [
  ...organization,
  component('till', 'web'),
  component('vault', 'secret-team', 'database'),
];

describe.each(databaseIds)('the scorecard over HTTP, %s', databaseId => {
  async function refreshed(options: Parameters<typeof startApi>[0] = {}) {
    const api = await startApi({
      catalog: restrictedCatalog(entities),
      knex: await emptyDatabase(databaseId),
      ...options,
    });
    await api.survey();
    return api;
  }

  it('has nothing to show before the first pass, which is no zero', async () => {
    const { get } = await startApi({ knex: await emptyDatabase(databaseId) });
    const { body } = await get('/scorecard/summary').expect(200);
    expect(body).toMatchObject({ generation: 0, entities: 0 });
    expect(body.score).toBeUndefined();
    expect(body.computedAt).toBeUndefined();
  });

  it('tells the same figures from the top to the single entity', async () => {
    const { get } = await refreshed();
    const { body: all } = await get('/scorecard/summary').expect(200);
    expect(scorecardSummarySchema.strict().parse(all)).toEqual(all);
    expect(all).toMatchObject({
      generation: 1,
      entities: 3,
      level: 'Initial',
      cells: { covered: 0, weak: 1, missing: 5, exempt: 0, unknown: 0 },
    });
    const { body: groups } = await get('/scorecard/rollup?by=group').expect(
      200,
    );
    expect(scorecardRollUpSchema.strict().parse(groups)).toEqual(groups);
    expect(
      groups.items.map(({ key, entities: on, children }: any) => [
        key,
        on,
        children,
      ]),
    ).toEqual([
      ['group:default/secret-team', 1, 0],
      ['group:default/engineering', 2, 1],
    ]);
    const { body: under } = await get(
      '/scorecard/rollup?by=group&groupRef=engineering',
    ).expect(200);
    expect(under.items).toMatchObject([
      { key: 'group:default/web', entities: 2 },
    ]);
    const { body: activities } = await get(
      '/scorecard/rollup?by=activity&groupRef=engineering',
    ).expect(200);
    expect(activities.items).toMatchObject([
      { key: 'activity:default/deploy', score: 0, entities: 2 },
      { key: 'activity:default/respond-to-incidents', entities: 2 },
    ]);
    const { body } = await get(
      '/scorecard/entities?groupRef=engineering',
    ).expect(200);
    expect(scorecardEntitiesSchema.strict().parse(body)).toEqual(body);
    expect(body.items.map(({ ref, score }: any) => [ref, score > 0])).toEqual([
      ['component:default/till', false],
      ['component:default/shop', true],
    ]);
    const first = await get('/scorecard/entities?limit=2').expect(200);
    const second = await get(
      `/scorecard/entities?limit=2&cursor=${first.body.nextCursor}`,
    ).expect(200);
    expect(
      [...first.body.items, ...second.body.items].map(({ ref }: any) => ref),
    ).toEqual([
      'component:default/till',
      'component:default/vault',
      'component:default/shop',
    ]);
    expect(second.body.nextCursor).toBeUndefined();
    const { body: history } = await get('/scorecard/history').expect(200);
    expect(scorecardHistorySchema.strict().parse(history)).toEqual(history);
    expect(history.points).toMatchObject([{ entities: 3 }]);
    expect(history.scoringChanges).toEqual([]);
  });

  it('says on which day it changed what scores are made by', async () => {
    const knex = await emptyDatabase(databaseId);
    await refreshed({ knex });
    await knex('scorecard_scorings').update({ day: '2026-01-01' });
    const { get } = await refreshed({
      knex,
      operatingModel: { scorecard: { criteria: { owned: 0, present: 50 } } },
    });
    const { body } = await get('/scorecard/history').expect(200);
    expect(scorecardHistorySchema.strict().parse(body)).toEqual(body);
    expect(body.scoringChanges).toEqual([
      {
        day: new Date().toISOString().slice(0, 10),
        changes: [
          { of: 'criterion', key: 'owned', title: 'Owned', before: '10' },
          {
            of: 'criterion',
            key: 'present',
            title: 'Present',
            before: '40',
            after: '50',
          },
        ],
      },
    ]);
  });

  it('says of what was announced that it counts again, and from when', async () => {
    const knex = await emptyDatabase(databaseId);
    await refreshed({ knex });
    await knex('scorecard_scorings').update({ day: '2026-01-01' });
    const { get } = await refreshed({
      knex,
      operatingModel: {
        scorecard: {
          criteria: { owned: { countsFrom: '2999-01-01' }, fresh: 0 },
          activities: { deploy: { countsFrom: '2999-03-01' } },
        },
      },
    });
    const { body } = await get('/scorecard/history').expect(200);
    expect(scorecardHistorySchema.strict().parse(body)).toEqual(body);
    expect(
      body.scoringChanges[0].changes.map(({ key, countsFrom }: any) => [
        key,
        countsFrom,
      ]),
    ).toEqual([
      ['fresh', undefined],
      ['owned', '2999-01-01'],
      ['activity:default/deploy', '2999-03-01'],
    ]);
  });

  it('counts nothing that the caller may not read', async () => {
    const { get } = await refreshed({
      catalog: restrictedCatalog(entities, {
        'user:default/mock': [
          'component:default/vault',
          'group:default/secret-team',
        ],
      }),
      features: [conditionalReads()],
    });
    const { body } = await get('/scorecard/summary').expect(200);
    expect(body).toMatchObject({ entities: 2, cells: { missing: 3, weak: 1 } });
    for (const path of [
      '/scorecard/entities',
      '/scorecard/rollup?by=group',
      '/scorecard/rollup?by=type',
    ]) {
      const { text } = await get(path).expect(200);
      expect([path, text]).toEqual([
        path,
        expect.not.stringMatching(/vault|secret|database/),
      ]);
    }
    await get('/scorecard/history').expect(403);
  });
});

describe('bad questions about the scorecard', () => {
  it.each([
    ['/scorecard/rollup', 'by'],
    ['/scorecard/rollup?by=colour', 'by must be one of group'],
    ['/scorecard/entities?state=good', 'state must be one of'],
    ['/scorecard/entities?order=up', 'order must be one of'],
    ['/scorecard/entities?cursor=bm90', 'cursor is not one'],
    ['/scorecard/history?from=2026-02-30', 'from must be a date'],
    ['/scorecard/history?from=yesterday', 'from must be a date'],
    [
      '/scorecard/history?from=2026-05-02&to=2026-05-01',
      'from must not be after to',
    ],
    ['/scorecard/history?from=2020-05-02&to=2026-05-01', '366 days apart'],
  ])('%s gets a clear 400', async (path, message) => {
    const { get } = await startApi();
    const { status, body } = await get(path);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ]);
  });
});
