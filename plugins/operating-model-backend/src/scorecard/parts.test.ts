import { Entity } from '@backstage/catalog-model';
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

const component = (name: string, owner: string, spec: object = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, title: `The ${name}` },
  spec: { type: 'service', owner, ...spec },
});

/** Engineering owns two of its own; the rest belongs to Web, which is below it, but for one whose owner does not exist. */
const shopping: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shopping', title: 'Go shopping' },
  spec: { owner: 'web' },
};

const entities = [
  ...organization,
  component('hub', 'engineering', { system: 'shopping', type: 'gateway' }),
  component('gate', 'engineering', { lifecycle: 'production' }),
  component('lost', 'nowhere', { lifecycle: 'production' }),
  component('till', 'web', { system: 'shopping', lifecycle: 'production' }),
];

const refsIn = ({ items }: any) => items.map(({ ref }: any) => ref).sort();

// Sums that are kept, and sums of what somebody may read, are made in different ways.
const readers: [string, Parameters<typeof startApi>[0]][] = [
  ['who reads everything', {}],
  ['whose reads depend on the entity', { features: [conditionalReads()] }],
];

describe.each(databaseIds)('parts of the scorecard, %s', databaseId => {
  describe.each(readers)('for somebody %s', (_, options) => {
    async function start(catalog = entities) {
      const api = await startApi({
        knex: await emptyDatabase(databaseId),
        catalog: restrictedCatalog(catalog),
        ...options,
      });
      await api.survey();
      return async (path: string) => (await api.get(path).expect(200)).body;
    }

    it('are what a group owns itself, where that is asked for', async () => {
      const ask = await start();
      const direct = 'groupRef=engineering&direct=true';
      expect(
        await ask('/scorecard/summary?groupRef=engineering'),
      ).toMatchObject({ entities: 4, cells: { missing: 7, weak: 1 } });
      expect(
        await ask('/scorecard/summary?groupRef=engineering&direct=false'),
      ).toMatchObject({ entities: 4 });
      expect(await ask(`/scorecard/summary?${direct}`)).toMatchObject({
        entities: 2,
        score: 0,
        cells: { missing: 4, weak: 0 },
      });
      const own = ['component:default/gate', 'component:default/hub'];
      expect(refsIn(await ask(`/scorecard/entities?${direct}`))).toEqual(own);
      expect(
        refsIn(await ask(`/scorecard/export?format=json&${direct}`)),
      ).toEqual(own);
      const { items: steps } = await ask(`/scorecard/next-steps?${direct}`);
      expect(steps.map(({ cells }: any) => cells)).toEqual([2, 2]);
      const { items } = await ask(`/scorecard/rollup?by=activity&${direct}`);
      expect(items.map(({ entities: on }: any) => on)).toEqual([2, 2]);
    });

    it('are told by activity, of a system too', async () => {
      const ask = await start();
      const { items } = await ask(
        '/scorecard/rollup?by=activity&systemRef=shopping',
      );
      expect(
        items.map(({ key, cells }: any) => [key, cells.missing]).sort(),
      ).toEqual([
        ['activity:default/deploy', 2],
        ['activity:default/respond-to-incidents', 2],
      ]);
      const { items: types } = await ask(
        '/scorecard/rollup?by=type&systemRef=shopping',
      );
      expect(types.map(({ key }: any) => key).sort()).toEqual([
        'gateway',
        'service',
      ]);
    });

    it('are what is in a group and in a system, where both are named', async () => {
      const ask = await start();
      const both = 'groupRef=web&systemRef=shopping';
      expect(await ask(`/scorecard/summary?${both}`)).toMatchObject({
        entities: 1,
        score: 0,
        cells: { covered: 0, weak: 0, missing: 2, exempt: 0, unknown: 0 },
      });
      expect(
        await ask('/scorecard/summary?groupRef=web&systemRef=nowhere'),
      ).toMatchObject({ entities: 0, cells: { missing: 0 } });
      expect(refsIn(await ask(`/scorecard/entities?${both}`))).toEqual([
        'component:default/till',
      ]);
      const { items: steps } = await ask(`/scorecard/next-steps?${both}`);
      expect(
        steps.map(({ scoreAfter }: any) => Math.round(scoreAfter)),
      ).toEqual([71, 29]);
      const { items } = await ask(
        '/scorecard/rollup?by=group&groupRef=engineering&systemRef=shopping',
      );
      expect(items.map(({ key, entities: on }: any) => [key, on])).toEqual([
        ['group:default/web', 1],
      ]);
    });

    it('are told with how many entities belong to none of the members', async () => {
      const ask = await start();
      const others = async (question: string) =>
        (await ask(`/scorecard/rollup?by=${question}`)).others;
      expect(await others('group')).toBe(1);
      expect(await others('group&groupRef=engineering')).toBe(2);
      expect(await others('system')).toBe(3);
      expect(await others('type')).toBe(0);
      expect(await others('lifecycle&groupRef=engineering')).toBe(1);
      expect(await others('activity')).toBeUndefined();
    });

    it('are of one type, or of one lifecycle', async () => {
      const ask = await start();
      expect(refsIn(await ask('/scorecard/entities?type=gateway'))).toEqual([
        'component:default/hub',
      ]);
      const ofProduction = 'lifecycle=production&type=service&groupRef=web';
      expect(refsIn(await ask(`/scorecard/entities?${ofProduction}`))).toEqual([
        'component:default/shop',
        'component:default/till',
      ]);
      expect(
        refsIn(await ask(`/scorecard/export?format=json&${ofProduction}`)),
      ).toEqual(['component:default/shop', 'component:default/till']);
      expect(refsIn(await ask('/scorecard/entities?type=servic'))).toEqual([]);
    });

    it('name entities as the catalog does', async () => {
      const ask = await start([...entities, shopping]);
      expect((await ask('/scorecard/rollup?by=system')).items).toMatchObject([
        { key: 'system:default/shopping', title: 'Go shopping', exists: true },
      ]);
      const { names } = await ask('/scorecard/entities');
      expect(names).toMatchObject({
        'component:default/hub': { title: 'The hub', exists: true },
        'component:default/shop': { title: 'shop', exists: true },
        'activity:default/deploy': { title: 'Deploy', exists: true },
        'group:default/web': { title: 'Web', exists: true },
      });
      const { items, names: named } = await ask('/scorecard/next-steps');
      expect(named[items[0].example].title).toBe('The gate');
    });
  });

  it('are named without reading a system, which carries a relation to each of its parts', async () => {
    const catalog = restrictedCatalog([...entities, shopping]);
    const { get, survey } = await startApi({
      knex: await emptyDatabase(databaseId),
      catalog,
    });
    await survey();
    const { body } = await get('/scorecard/entities').expect(200);
    expect(body.names['system:default/shopping']).toEqual({
      title: 'Go shopping',
      exists: true,
    });
    await get('/scorecard/rollup?by=system').expect(200);
    const asked = jest
      .mocked(catalog.getEntitiesByRefs)
      .mock.calls.flatMap(([{ entityRefs }]) => entityRefs);
    expect(asked).toContain('component:default/till');
    expect(asked).not.toContain('system:default/shopping');
  });

  it('have a history each, that of systems and of what a group owns itself too', async () => {
    const { get, survey } = await startApi({
      knex: await emptyDatabase(databaseId),
      catalog: restrictedCatalog(entities),
    });
    await survey();
    for (const [part, expected] of [
      ['', 5],
      ['groupRef=engineering', 4],
      ['groupRef=engineering&direct=true', 2],
      ['systemRef=shopping', 2],
    ] as const) {
      const { body } = await get(`/scorecard/history?${part}`).expect(200);
      expect([part, body.points.map((point: any) => point.entities)]).toEqual([
        part,
        [expected],
      ]);
    }
    // What has not changed since stands as it stood.
    const { body } = await get(
      '/scorecard/history?from=2099-01-01&to=2099-02-01',
    ).expect(200);
    expect(body.points).toMatchObject([{ day: '2099-01-01', entities: 5 }]);
  });
});

describe('bad questions about parts of the scorecard', () => {
  it.each([
    ...['summary', 'entities', 'next-steps', 'history'].map(path => [
      `${path}?direct=true`,
      'give groupRef too',
    ]),
    ['rollup?by=activity&direct=true', 'give groupRef too'],
    ['export?format=csv&direct=true', 'give groupRef too'],
    ['summary?systemRef=a&direct=true', 'give groupRef too'],
    ['summary?groupRef=a&direct=yes', 'direct must be one of true, false'],
    [
      'rollup?by=group&groupRef=a&direct=true',
      'direct leaves out the child groups',
    ],
    ['history?groupRef=a&systemRef=b', 'name one of them'],
  ])('%s gets a clear 400', async (path, message) => {
    const { get } = await startApi();
    const { status, body } = await get(`/scorecard/${path}`);
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ]);
  });
});
