import {
  EvaluatedCell,
  EvaluatedEntity,
  RollUp,
  scoresOf,
  sumCells,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { plansOf } from '../__testUtils__/plans';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { DatabaseScorecardStore } from './DatabaseScorecardStore';
import { EntityFilter, EntityPlace } from './ScorecardStore';

jest.setTimeout(120_000);

const COUNT = 20_000;
const LIMIT = 50;
const PLATFORM = 'group:default/platform';
const ACTIVITY = 'activity:default/deploy';

function cellOf(at: number, activityRef: string): EvaluatedCell {
  // Neither has to do with the other, nor with whose it is.
  const state = (at * 31) % 101 > 25 ? 'weak' : 'missing';
  return {
    activityRef,
    risk: 'medium',
    state,
    without: { state, score: (at * 17) % 97, criteria: [] },
  };
}

/** A fifth is of one owner, a tenth of one system. */
function entityOf(at: number): EvaluatedEntity {
  const cells = [
    cellOf(at, ACTIVITY),
    cellOf(at + 1, 'activity:default/restore'),
  ];
  return {
    ref: `component:default/c${(at * 7919) % COUNT}`,
    kind: 'Component',
    type: 'service',
    lifecycle: 'production',
    place: {
      ownerRef: at % 5 ? `group:default/team-${at % 97}` : PLATFORM,
      systemRef: `system:default/system-${at % 10}`,
      domainRef: `domain:default/domain-${at % 5}`,
    },
    cells,
    sums: sumCells(cells),
  };
}

const entities = Array.from({ length: COUNT }, (_, at) => entityOf(at));

const filters: [string, EntityFilter][] = [
  ['no filter', {}],
  ['an owner', { ownerRefs: [PLATFORM] }],
  ['several owners', { ownerRefs: [PLATFORM, 'group:default/team-1'] }],
  ['a system', { systemRef: 'system:default/system-3' }],
  ['a domain', { domainRef: 'domain:default/domain-3' }],
  ['a state', { state: 'missing' }],
  ['an activity', { activityRef: ACTIVITY }],
  ['an activity and a state', { activityRef: ACTIVITY, state: 'missing' }],
  ['a part of the reference', { text: 'c1' }],
];

const onPostgres = databaseIds.filter(([id]) => id.startsWith('POSTGRES'));

// Where there is no PostgreSQL there is nothing to ask for a plan.
(onPostgres.length ? describe.each(onPostgres) : describe.skip.each([['']]))(
  'statements of the scorecard, %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseScorecardStore;

    beforeAll(async () => {
      knex = await emptyDatabase(databaseId as 'POSTGRES_18');
      await knex.migrate.latest({ directory: MIGRATIONS });
      store = new DatabaseScorecardStore({ knex });
      const rollUp = new RollUp(() => []);
      entities.forEach(each => rollUp.add(each));
      await store.publish({
        changed: entities,
        rollUps: rollUp.result(),
        gone: [],
        computedAt: '2026-11-23T12:00:00.000Z',
      });
      for (let day = 1; day <= 100; day += 1) {
        await knex.raw(
          `insert into scorecard_history
           select "by", "key", ?, entities, covered, weak, missing, exempt, unknown,
             weight, weighted, weight_without, weighted_without
           from scorecard_rollups`,
          [`2026-0${Math.ceil(day / 30)}-${10 + (day % 18)}-${day}`],
        );
      }
      await knex.raw('VACUUM ANALYZE');
    });

    /** The place three quarters through the list. */
    async function farPlace(
      filter: EntityFilter,
      order: 'asc' | 'desc',
    ): Promise<EntityPlace> {
      const all = await store.entities(filter, { limit: COUNT, order });
      const { ref, sums } = all[Math.floor(all.length * 0.75)];
      return { ref, score: scoresOf(sums).score ?? -1 };
    }

    describe.each(['asc', 'desc'] as const)('pages, %s', order => {
      it.each(filters)(
        '%s: none reads the table through',
        async (_, filter) => {
          const after = await farPlace(filter, order);
          const plans = await plansOf(knex, async () => {
            await store.entities(filter, { limit: LIMIT, order });
            await store.entities(filter, { after, limit: LIMIT, order });
          });
          expect(plans.map(({ readThrough }) => readThrough)).toEqual([[], []]);
        },
      );

      it.each(filters.filter(([title]) => title !== 'several owners'))(
        '%s: a far page is not sorted, and reads about as little as the first',
        async (_, filter) => {
          const after = await farPlace(filter, order);
          const [first] = await plansOf(knex, () =>
            store.entities(filter, { limit: LIMIT, order }),
          );
          const [far] = await plansOf(knex, () =>
            store.entities(filter, { after, limit: LIMIT, order }),
          );
          expect(far.nodes.filter(node => /Sort/.test(node))).toEqual([]);
          expect(far.blocks).toBeLessThan(Math.max(first.blocks, LIMIT) * 3);
        },
      );
    });

    it.each<[string, () => Promise<unknown>]>([
      ['one entity', () => store.entity('component:default/c7919')],
      ['figures', () => store.rollUp('group', [PLATFORM])],
      [
        'a part of the history',
        () =>
          store.history('group', PLATFORM, {
            from: '2026-01-10',
            to: '2026-01-20',
          }),
      ],
      // The hundredth part, as a page is of 200,000 entities.
      ['what differs on a page', () => store.differing(entities.slice(0, 200))],
    ])('%s: no large table is read through', async (_, work) => {
      const plans = await plansOf(knex, work);
      expect(plans.length).toBeGreaterThan(0);
      const large = plans.flatMap(({ readThrough }) =>
        readThrough.filter(table =>
          ['scorecard_entities', 'scorecard_history'].includes(table),
        ),
      );
      expect(large).toEqual([]);
    });
  },
);
