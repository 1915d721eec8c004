import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { plansOf } from '../__testUtils__/plans';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { RequestFilter } from './RequestStore';
import {
  START,
  SUBMIT,
  draftAbout,
  prepared,
} from './__testUtils__/requestDatabase';

jest.setTimeout(120_000);

const COUNT = 20_000;
const LIMIT = 50;
const CHUNK = 500;
const ANN = 'user:default/ann';
const SHOP = 'group:default/shop';
const SUBJECT = 'component:default/far';

const filters: [string, RequestFilter][] = [
  ['no filter', {}],
  ['the inbox', { toDecide: { userRef: ANN, refs: [SHOP] } }],
  ['my own', { requester: ANN }],
  ['a state', { states: ['pending'] }],
  ['an owner', { ownerRefs: [SHOP] }],
  ['a group', { groupRefs: [SHOP] }],
  ['what is about an entity', { subjectRef: SUBJECT }],
  ['what concerns an entity', { kind: 'exception', concerning: SUBJECT }],
];

const TABLES = [
  'requests',
  'request_refs',
  'request_approvers',
  'request_decisions',
];

const onPostgres = databaseIds.filter(([id]) => id.startsWith('POSTGRES'));

// Where there is no PostgreSQL there is nothing to ask for a plan.
(onPostgres.length ? describe.each(onPostgres) : describe.skip.each([['']]))(
  'lists of requests, %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseRequestStore;

    /** The same request again and again, under other numbers and of other people. */
    async function multiply(id: string) {
      const row = await knex('requests')
        .where({ number: Number(id) })
        .first();
      const rows = Array.from({ length: COUNT }, (_, at) => ({
        ...row,
        number: at + 2,
        slot: null,
        requester: at % 10 ? `user:default/person-${at % 499}` : ANN,
        owner_ref: at % 20 ? `group:default/team-${at % 199}` : SHOP,
        state: at % 2 ? 'pending' : 'withdrawn',
      }));
      const chunks = Array.from({ length: COUNT / CHUNK }, (_, at) =>
        rows.slice(at * CHUNK, (at + 1) * CHUNK),
      );
      for (const chunk of chunks) {
        await knex('requests').insert(chunk);
        await knex('request_refs').insert(
          chunk.map(({ number }) => ({
            request_number: number,
            ref: number % 1_000 ? `component:default/c${number}` : SUBJECT,
          })),
        );
        await knex('request_approvers').insert(
          chunk.map(({ number }) => ({
            request_number: number,
            ref: number % 20 === 1 ? SHOP : `group:default/team-${number % 97}`,
          })),
        );
        await knex('request_decisions').insert(
          chunk.map(({ number }) => ({
            request_number: number,
            user_ref: `user:default/person-${number % 97}`,
            hand: 'approved',
          })),
        );
      }
    }

    beforeAll(async () => {
      knex = await emptyDatabase(databaseId as 'POSTGRES_18');
      await knex.migrate.latest({ directory: MIGRATIONS });
      store = new DatabaseRequestStore({
        knex,
        logger: mockServices.logger.mock(),
        now: () => new Date(START),
      });
      await multiply(await prepared(store, draftAbout('one'), [SUBMIT]));
      await knex.raw('VACUUM ANALYZE');
    });

    it.each(filters)(
      '%s: no page reads a table through, and a far one reads as little as the first',
      async (_, filter) => {
        const { items } = await store.list(filter, { limit: COUNT });
        expect(items.length).toBeGreaterThan(0);
        const after = items[Math.floor(items.length / 2)].id;
        const [first] = await plansOf(knex, () =>
          store.list(filter, { limit: LIMIT }),
        );
        const [far] = await plansOf(knex, () =>
          store.list(filter, { limit: LIMIT, after }),
        );
        for (const { readThrough } of [first, far]) {
          expect(readThrough.filter(each => TABLES.includes(each))).toEqual([]);
        }
        expect(far.blocks).toBeLessThan(Math.max(first.blocks, LIMIT) * 2);
      },
    );
  },
);
