import { Entity } from '@backstage/catalog-model';
import {
  compileOperatingModel,
  createEvaluator,
  emptySums,
} from 'backstage-plugin-operating-model-common';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { DatabaseScorecardStore } from './DatabaseScorecardStore';

jest.setTimeout(120_000);

const MIGRATION = '20261126000000_scorecard_cells.js';

/** Drops a table that the migration changes. */
const LATER = '20261130200000_written_once.js';

const define = (kind: string, name: string, spec: object): Entity => ({
  apiVersion:
    kind === 'Activity' ? 'operating-model/v1alpha1' : 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: JSON.parse(JSON.stringify(spec)),
});

const model = compileOperatingModel(
  [
    define('Activity', 'deploy', {
      type: 'deployment',
      appliesTo: { kind: 'Component' },
    }),
    define('Activity', 'restore', {
      type: 'recovery',
      appliesTo: { 'spec.type': 'database' },
    }),
  ],
  { now: new Date('2026-11-23T12:00:00Z') },
);
const evaluate = createEvaluator(model);

// More than are taken together.
const evaluated = Array.from({ length: 1_100 }, (_, at) =>
  evaluate(
    define('Component', `c${at}`, {
      type: at % 2 ? 'service' : 'database',
      owner: 'a',
    }),
  ),
);

describe.each(databaseIds)('keeping each list of cells once, %s', id => {
  it('keeps what is there, on the way up and on the way down', async () => {
    const knex = await emptyDatabase(id);
    await knex.migrate.latest({ directory: MIGRATIONS });
    const store = new DatabaseScorecardStore({ knex });
    await store.publish({
      changed: evaluated,
      rollUps: [{ by: 'everything', key: '', sums: emptySums() }],
      gone: [],
      computedAt: '2026-11-23T12:00:00Z',
    });
    const contents = async () => ({
      entities: await store.entities({}, { limit: 2_000, order: 'asc' }),
      lists: await knex('scorecard_cells').orderBy('digest'),
      rollUps: await store.rollUp('everything', ['']),
    });
    const before = await contents();
    expect(before.entities).toHaveLength(evaluated.length);
    expect(before.lists).toHaveLength(2);

    for (const name of [LATER, MIGRATION]) {
      await knex.migrate.down({ directory: MIGRATIONS, name });
    }
    expect(await knex.schema.hasTable('scorecard_cells')).toBe(false);
    expect(
      await knex('scorecard_entities').distinct('cells').pluck('cells'),
    ).toHaveLength(2);

    for (const name of [MIGRATION, LATER]) {
      await knex.migrate.up({ directory: MIGRATIONS, name });
    }
    expect(await contents()).toEqual(before);
    // Digests are the ones that the next refresh works out itself.
    expect(await store.differing(evaluated)).toEqual([]);
  });
});
