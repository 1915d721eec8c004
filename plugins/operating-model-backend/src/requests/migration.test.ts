import { TestDatabases } from '@backstage/backend-test-utils';
import {
  APPROVE,
  SUBMIT,
  draftAbout,
  openStore,
  prepared,
} from './__testUtils__/requestDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

// The tables themselves, apart from what other migrations beside this one make.
const migration = require('../../migrations/20261123200000_requests');

describe.each(databases.eachSupportedId())(
  'the migration on %p',
  databaseId => {
    it('goes down with data in the tables, and up again', async () => {
      const { knex, store } = await openStore(databases, databaseId);
      const fill = () => prepared(store, draftAbout('a'), [SUBMIT, APPROVE]);
      await fill();
      await migration.down(knex);
      for (const table of ['requests', 'request_events', 'outbox']) {
        expect(await knex.schema.hasTable(table)).toBe(false);
      }
      await migration.up(knex);
      expect(await store.list({}, { limit: 1 })).toEqual({
        items: [],
        next: undefined,
      });
      expect(await fill()).toBe('1');
      expect(await store.verifyAudit()).toMatchObject({ ok: true, events: 3 });
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
