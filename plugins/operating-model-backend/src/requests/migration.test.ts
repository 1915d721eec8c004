import { TestDatabases } from '@backstage/backend-test-utils';
import {
  APPROVE,
  SUBMIT,
  day,
  draftAbout,
  give,
  openStore,
  person,
  prepared,
} from './__testUtils__/requestDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

// The tables of requests themselves, apart from what the migrations beside these make.
const tables = require('../../migrations/20261123200000_requests');
const effects = require('../../migrations/20261124000000_request_effects');

describe.each(databases.eachSupportedId())(
  'the migration on %p',
  databaseId => {
    it('goes down with data in the tables, and up again', async () => {
      const { knex, store } = await openStore(databases, databaseId);
      const fill = () => prepared(store, draftAbout('a'), [SUBMIT, APPROVE]);
      await fill();
      await effects.down(knex);
      await tables.down(knex);
      for (const table of ['requests', 'request_events', 'outbox']) {
        expect(await knex.schema.hasTable(table)).toBe(false);
      }
      await tables.up(knex);
      await effects.up(knex);
      expect(await store.list({}, { limit: 1 })).toMatchObject({
        items: [],
        next: undefined,
      });
      expect(await fill()).toBe('1');
      expect(await store.verifyAudit()).toMatchObject({ ok: true, events: 3 });
    });

    it('learns from the history of requests that were there before it', async () => {
      const { knex, store, clock } = await openStore(databases, databaseId);
      const ids: string[] = [];
      for (const name of ['kept', 'revoked', 'expired', 'lapsed']) {
        ids.push(await prepared(store, draftAbout(name), [SUBMIT]));
      }
      for (const id of ids.slice(0, 3)) {
        await give(store, { command: 'approve' }, { id, actor: person('ann') });
      }
      clock.now = day(1);
      await give(
        store,
        { command: 'revoke', comment: 'c' },
        { id: ids[1], actor: person('ann') },
      );
      clock.now = day(30);
      for (const id of ids.slice(2)) await store.bringUpToDate(id);
      const columns = () =>
        knex('requests')
          .select('subject_type', 'by_predicate', 'ended_at')
          .orderBy('number');
      const told = await columns();
      expect(told.map(({ ended_at }) => ended_at && Number(ended_at))).toEqual([
        null,
        day(1).getTime(),
        day(20).getTime(),
        day(7).getTime(),
      ]);
      await effects.down(knex);
      await effects.up(knex);
      expect(await columns()).toEqual(told);
    });

    it('lets nobody hold a subject beside another, approve twice or stand twice in the audit', async () => {
      const { knex, store } = await openStore(databases, databaseId);
      await prepared(store, draftAbout('a'), [SUBMIT, APPROVE]);
      for (const [table, key] of Object.entries({
        requests: { number: 2 },
        request_decisions: {},
        request_events: {},
      })) {
        const row = await knex(table).first();
        await expect(knex(table).insert({ ...row, ...key })).rejects.toThrow(
          /unique/i,
        );
      }
    });
  },
);
