import { Entity } from '@backstage/catalog-model';
import {
  compileOperatingModel,
  createEvaluator,
  RollUp,
  RolledUp,
} from 'backstage-plugin-operating-model-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { CellLists } from './CellLists';
import { DatabaseScorecardStore } from './DatabaseScorecardStore';
import { ScorecardRun, isOnScorecard } from './ScorecardRun';
import { EntityPlace, StoredEntity } from './ScorecardStore';

jest.setTimeout(120_000);

const define = (kind: string, name: string, spec: object): Entity => ({
  apiVersion:
    kind === 'Activity' || kind === 'Runbook'
      ? 'operating-model/v1alpha1'
      : 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: JSON.parse(JSON.stringify(spec)),
});

const definitions = [
  define('Group', 'top', {}),
  define('Group', 'a', { parent: 'top' }),
  define('Group', 'b', { parent: 'top' }),
  define('Activity', 'deploy', {
    type: 'deployment',
    risk: 'high',
    appliesTo: { kind: 'Component' },
  }),
  define('Activity', 'restore', {
    type: 'recovery',
    appliesTo: { 'spec.type': 'database' },
  }),
  define('Runbook', 'how', {
    type: 'runbook',
    owner: 'a',
    source: 'https://runbooks.example.com/how.md',
    activities: ['deploy'],
    entities: ['c1', 'c3'],
  }),
];

const model = compileOperatingModel(definitions, {
  now: new Date('2026-11-23T12:00:00Z'),
});

const component = (name: string, spec: object = {}) =>
  define('Component', name, { type: 'service', owner: 'a', ...spec });

const evaluate = createEvaluator(model);

/** The scorecard of a catalog, worked out at once and in memory. */
function fromScratch(catalog: Entity[]) {
  const rollUp = new RollUp(model.ancestorsOf);
  const evaluated = catalog
    .map(entity => evaluate(entity))
    .filter(({ cells }) => cells.length);
  evaluated.forEach(each => rollUp.add(each));
  return {
    refs: evaluated.map(({ ref }) => ref).sort(),
    rollUps: rollUp.result(),
  };
}

async function visit(run: ScorecardRun, page: readonly Entity[]) {
  for (const entity of page) run.add(evaluate(entity));
  await run.compare();
}

/** Publishes a catalog, all of which was visited. */
async function publish(run: ScorecardRun, catalog: readonly Entity[]) {
  const all = catalog.map(entity => evaluate(entity));
  const there = new Set(all.filter(isOnScorecard).map(({ ref }) => ref));
  return run.publish({
    all,
    gone: await run.unseen(ref => there.has(ref)),
  });
}

const sorted = (rollUps: RolledUp[]) =>
  rollUps.map(each => JSON.stringify(each)).sort();

describe.each(databaseIds)('the scorecard, %s', databaseId => {
  let knex: Knex;
  let store: DatabaseScorecardStore;
  beforeEach(async () => {
    knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
    store = new DatabaseScorecardStore({ knex });
  });

  const begin = (own = store) =>
    new ScorecardRun({
      store: own,
      ancestorsOf: model.ancestorsOf,
      computedAt: model.now.toISOString(),
    });

  async function refresh(catalog: Entity[], pageSize = 3) {
    const run = begin();
    for (let at = 0; at < catalog.length; at += pageSize) {
      await visit(run, catalog.slice(at, at + pageSize));
    }
    return publish(run, catalog);
  }

  async function pages(
    limit: number,
    filter = {},
    order: 'asc' | 'desc' = 'asc',
  ) {
    const all: StoredEntity[] = [];
    let after: EntityPlace | undefined;
    for (;;) {
      const page = await store.entities(filter, { after, limit, order });
      all.push(...page);
      if (page.length < limit) return all;
      const last = page[page.length - 1];
      const { weight, weighted } = last.sums;
      after = {
        score: weight ? weighted / weight / 100_000 : -1,
        ref: last.ref,
      };
    }
  }

  const everything = async () => [
    ...(await store.rollUp('everything', [''])),
    ...(await store.rollUp('owner', [
      'group:default/a',
      'group:default/b',
      'group:default/top',
      'group:default/gone',
    ])),
    ...(
      await Promise.all(
        (
          [
            'group',
            'system',
            'domain',
            'activity',
            'type',
            'lifecycle',
          ] as const
        ).map(by => store.rollUps(by)),
      )
    ).flat(),
  ];

  const catalog = Array.from({ length: 8 }, (_, at) =>
    component(`c${at}`, {
      owner: at % 2 ? 'a' : 'b',
      type: at % 3 ? 'service' : 'database',
      system: at < 4 ? 'shop' : undefined,
    }),
  );

  it('holds what the pure functions give, page by page and rolled up', async () => {
    expect(await store.generation()).toEqual({
      generation: 0,
      computedAt: undefined,
    });
    expect(await refresh(catalog)).toMatchObject({ generation: 1 });
    const expected = fromScratch(catalog);
    expect(sorted(await everything())).toEqual(sorted(expected.rollUps));
    const all = await pages(3);
    expect(all.map(({ ref }) => ref).sort()).toEqual(expected.refs);
    expect((await pages(3, {}, 'desc')).map(({ ref }) => ref)).toEqual(
      all.map(({ ref }) => ref).reverse(),
    );
    expect(await store.entity('component:default/c1')).toEqual({
      ref: 'component:default/c1',
      kind: 'component',
      type: 'service',
      lifecycle: undefined,
      ownerRef: 'group:default/a',
      systemRef: 'system:default/shop',
      domainRef: undefined,
      sums: evaluate(catalog[1]).sums,
      cells: [
        {
          activityRef: 'activity:default/deploy',
          state: 'weak',
          risk: 'high',
          without: {
            state: 'weak',
            score: evaluate(catalog[1]).cells[0].without.score,
          },
          runbookRef: 'runbook:default/how',
          failed: ['complete', 'fresh', 'validated'],
        },
      ],
    });
  });

  it('takes filters', async () => {
    await refresh(catalog);
    const names = async (filter: object) =>
      (await pages(2, filter)).map(({ ref }) => ref.split('/')[1]).sort();
    expect(await names({ ownerRefs: ['group:default/a'] })).toEqual([
      'c1',
      'c3',
      'c5',
      'c7',
    ]);
    expect(await names({ systemRef: 'system:default/shop' })).toEqual([
      'c0',
      'c1',
      'c2',
      'c3',
    ]);
    expect(await names({ state: 'weak' })).toEqual(['c1', 'c3']);
    expect(await names({ activityRef: 'activity:default/restore' })).toEqual([
      'c0',
      'c3',
      'c6',
    ]);
    expect(
      await names({ activityRef: 'activity:default/restore', state: 'weak' }),
    ).toEqual([]);
    expect(await names({ text: 'C5' })).toEqual(['c5']);
    expect(await names({ text: '%' })).toEqual([]);
    expect(await names({ text: 'c_' })).toEqual([]);
  });

  it('writes nothing when nothing changed, and keeps the generation', async () => {
    await refresh(catalog);
    expect(await refresh([...catalog].reverse(), 2)).toEqual({
      generation: 1,
      replaced: 1,
      written: 0,
    });
  });

  it('shows nothing of a refresh that was not published', async () => {
    await refresh(catalog);
    const before = sorted(await everything());
    const run = begin();
    await visit(run, [component('c0', { owner: 'gone' }), component('new')]);
    expect(run.changed).toBe(2);
    expect(sorted(await everything())).toEqual(before);
    expect(await store.entity('component:default/new')).toBeUndefined();
    // What it left behind is not published by the next.
    await refresh(catalog);
    expect(await store.entity('component:default/new')).toBeUndefined();
    expect(sorted(await everything())).toEqual(before);
  });

  const digests = (): Promise<string[]> =>
    knex('scorecard_cells').orderBy('digest').pluck('digest');

  const digestsOfEntities = async (): Promise<string[]> =>
    [
      ...new Set<string>(
        await knex('scorecard_entities').pluck('cells_digest'),
      ),
    ].sort();

  it('keeps each list of cells once, and none that no entity has', async () => {
    await refresh(catalog);
    const all = await pages(3);
    const texts = new Set(all.map(({ cells }) => JSON.stringify(cells)));
    expect(texts.size).toBeGreaterThan(1);
    expect(texts.size).toBeLessThan(catalog.length);
    const before = await digests();
    expect(before).toHaveLength(texts.size);
    expect(before).toEqual(await digestsOfEntities());
    await refresh([catalog[1]]);
    expect(await digests()).toHaveLength(1);
    expect(await digests()).toEqual(await digestsOfEntities());
  });

  it('reads a page anew whose lists of cells a refresh deletes meanwhile', async () => {
    await refresh(catalog);
    const before = await digests();
    const read = jest.spyOn(CellLists.prototype, 'read');
    read.mockImplementationOnce(async () => {
      await refresh([catalog[1]]);
      return new Map();
    });
    try {
      const fresh = new DatabaseScorecardStore({ knex });
      const page = await fresh.entities({}, { limit: 5, order: 'asc' });
      expect(page).toEqual([await store.entity('component:default/c1')]);
      expect(await digests()).not.toEqual(before);
    } finally {
      read.mockRestore();
    }
  });

  it('puts nothing down before it publishes', async () => {
    await refresh([catalog[1]]);
    const before = await digests();
    const left = begin();
    await visit(left, catalog);
    expect(left.changed).toBeGreaterThan(1);
    expect(await digests()).toEqual(before);
    expect(await pages(3)).toHaveLength(1);
  });

  it('forgets the lists that no entity has any more, once something is written', async () => {
    await refresh([catalog[1]]);
    await knex('scorecard_cells').insert({ digest: 'left', cells: '[]' });
    await refresh([catalog[1]]);
    expect(await digests()).toHaveLength(2);
    await refresh([catalog[0]]);
    expect(await digests()).toHaveLength(1);
    expect(await digests()).toEqual(await digestsOfEntities());
  });

  it('publishes an entity that went by twice as it was the last time', async () => {
    const run = begin();
    const [first, second] = ['a', 'b'].map(owner =>
      component('c0', { owner, type: 'database' }),
    );
    await visit(run, [first, second]);
    await visit(run, [first]);
    await visit(run, [second]);
    expect(run.changed).toBe(1);
    await publish(run, [second]);
    expect(await pages(3)).toMatchObject([{ ownerRef: 'group:default/b' }]);
  });

  it('publishes with its lists what another refresh has deleted meanwhile', async () => {
    await refresh(catalog.slice(0, 2));
    await knex('scorecard_entities').update({ hash: 'other' });
    const one = begin();
    const other = begin(new DatabaseScorecardStore({ knex }));
    await visit(other, catalog.slice(0, 2));
    await visit(one, [catalog[1]]);
    await publish(one, [catalog[1]]);
    expect(await digests()).toHaveLength(1);
    await publish(other, catalog.slice(0, 2));
    expect((await pages(3)).map(({ ref }) => ref).sort()).toEqual(
      fromScratch(catalog.slice(0, 2)).refs,
    );
    expect(await digests()).toHaveLength(2);
    expect(await digests()).toEqual(await digestsOfEntities());
  });

  it('has the cells of every entity while refreshes and single ones run at the same time', async () => {
    const second = new DatabaseScorecardStore({ knex });
    const versions = [catalog, catalog.slice(3), catalog.slice(0, 4)];
    const passes = async (own: DatabaseScorecardStore, shift: number) => {
      for (let at = 0; at < 6; at++) {
        const run = await begin(own);
        const version = versions[(at + shift) % versions.length];
        for (const entity of version) await visit(run, [entity]);
        await publish(run, version);
      }
    };
    const singles = async () => {
      for (let at = 0; at < 12; at++) {
        await store.replace(evaluate(catalog[at % catalog.length]), {
          ancestorsOf: model.ancestorsOf,
          computedAt: model.now.toISOString(),
        });
      }
    };
    await Promise.all([passes(store, 0), passes(second, 1), singles()]);
    const known = new Set(await digests());
    const refs = await knex('scorecard_entities').pluck('entity_ref');
    expect(
      (await digestsOfEntities()).filter(each => !known.has(each)),
    ).toEqual([]);
    expect((await pages(3)).map(({ ref }) => ref).sort()).toEqual(refs.sort());
    // Whatever came out of that, the next is whole again.
    await refresh(catalog);
    expect((await pages(3)).map(({ ref }) => ref).sort()).toEqual(
      fromScratch(catalog).refs,
    );
    expect(await digests()).toEqual(await digestsOfEntities());
  });

  it('keeps a point a day of what changed', async () => {
    await refresh(catalog);
    await refresh(catalog.slice(0, 4));
    const points = await store.history('everything', '', {
      from: '2026-01-01',
      to: '2026-12-31',
    });
    expect(points.map(({ day, sums }) => [day, sums.entities])).toEqual([
      ['2026-11-23', 4],
    ]);
    const later = await store.history('everything', '', {
      from: '2026-11-24',
      to: '2026-12-31',
    });
    expect(later).toEqual(points);
    const before = { from: '2026-11-01', to: '2026-11-22' };
    expect(await store.history('everything', '', before)).toEqual([]);
  });

  it('after any sequence of catalogs equals one computed from scratch', async () => {
    const entity = fc
      .record({
        name: fc.constantFrom('c0', 'c1', 'c2', 'c3', 'c4'),
        owner: fc.constantFrom('a', 'b', 'top', 'gone'),
        type: fc.constantFrom('service', 'database'),
        system: fc.constantFrom('shop', undefined),
        kind: fc.constantFrom('Component', 'Resource'),
      })
      .map(({ kind, name, ...spec }) => define(kind, name, spec));
    const catalogs = fc.array(
      fc.uniqueArray(entity, {
        selector: each => `${each.kind} ${each.metadata.name}`,
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(catalogs, async sequence => {
        for (const each of sequence) {
          await refresh(each, 2);
          const expected = fromScratch(each);
          expect(sorted(await everything())).toEqual(sorted(expected.rollUps));
          expect((await pages(2)).map(({ ref }) => ref).sort()).toEqual(
            expected.refs,
          );
        }
      }),
      { numRuns: 15 },
    );
  });
});
