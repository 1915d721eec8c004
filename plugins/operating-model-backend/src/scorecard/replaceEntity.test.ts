import { Entity } from '@backstage/catalog-model';
import {
  RollUp,
  compileOperatingModel,
  createEvaluator,
} from 'backstage-plugin-operating-model-common';
import fc from 'fast-check';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { DatabaseScorecardStore } from './DatabaseScorecardStore';

jest.setTimeout(120_000);

const define = (kind: string, name: string, spec: object): Entity => ({
  apiVersion: kind.match(/Activity|Runbook/)
    ? 'operating-model/v1alpha1'
    : 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: JSON.parse(JSON.stringify(spec)),
});

const model = compileOperatingModel(
  [
    define('Group', 'top', {}),
    define('Group', 'a', { parent: 'top' }),
    define('Group', 'b', { parent: 'top' }),
    define('Activity', 'deploy', {
      type: 'deployment',
      risk: 'high',
      appliesTo: { kind: 'Component' },
    }),
    define('Runbook', 'how', {
      type: 'runbook',
      source: 'https://runbooks.example.com/how.md',
      activities: ['deploy'],
      appliesTo: { 'spec.type': 'database' },
    }),
  ],
  { now: new Date('2026-11-23T12:00:00Z') },
);
const evaluate = createEvaluator(model);

describe.each(databaseIds)('one entity in the place of another, %s', id => {
  it('leaves the sums that all entities together have, in whatever order they come', async () => {
    const knex = await emptyDatabase(id);
    await knex.migrate.latest({ directory: MIGRATIONS });
    const store = new DatabaseScorecardStore({ knex });
    const options = {
      ancestorsOf: model.ancestorsOf,
      computedAt: '2026-11-23T12:00:00Z',
    };
    const steps = fc.array(
      fc.record({
        name: fc.constantFrom('c0', 'c1', 'c2'),
        // Nothing is asked of what is no component, so that it leaves the scorecard.
        type: fc.constantFrom('service', 'database', 'gone'),
        owner: fc.constantFrom('a', 'b', 'top', 'nowhere', undefined),
        system: fc.constantFrom('shop', undefined),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async sequence => {
        for (const table of [
          'scorecard_entities',
          'scorecard_rollups',
          'scorecard_history',
        ]) {
          await knex(table).delete();
        }
        const there = new Map<string, ReturnType<typeof evaluate>>();
        for (const { name, type, ...spec } of sequence) {
          const evaluated = evaluate(
            define('Component', name, { type, ...spec }),
          );
          const next =
            type === 'gone'
              ? {
                  ...evaluated,
                  cells: [],
                  sums: { ...evaluated.sums, entities: 0 },
                }
              : evaluated;
          there.set(name, next);
          await store.replace(next, options);
        }
        const rollUp = new RollUp(model.ancestorsOf);
        there.forEach(each => rollUp.add(each));
        const expected = rollUp.result();
        const stored = await knex('scorecard_rollups');
        expect(
          stored
            .map(row => [row.by, row.key, row.entities, row.weighted].join())
            .sort(),
        ).toEqual(
          expected
            .map(({ by, key, sums }) =>
              [by, key, sums.entities, sums.weighted].join(),
            )
            .sort(),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('writes nothing when nothing is different, and raises the generation otherwise', async () => {
    const knex = await emptyDatabase(id);
    await knex.migrate.latest({ directory: MIGRATIONS });
    const store = new DatabaseScorecardStore({ knex });
    const shop = evaluate(define('Component', 'shop', { owner: 'a' }));
    const options = {
      ancestorsOf: model.ancestorsOf,
      computedAt: '2026-11-23T12:00:00Z',
    };
    await store.replace(shop, options);
    expect(await store.generation()).toMatchObject({ generation: 1 });
    await store.replace(shop, options);
    expect(await store.generation()).toMatchObject({ generation: 1 });
    expect(
      await store.history('owner', 'group:default/a', {
        from: '2026-11-01',
        to: '2026-11-30',
      }),
    ).toMatchObject([{ day: '2026-11-23' }]);
  });
});
