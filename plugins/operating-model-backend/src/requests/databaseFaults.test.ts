import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory, { Knex } from 'knex';
import { Response } from 'supertest';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { startTcpProxy } from '../__testUtils__/tcpProxy';
import { waitFor } from '../__testUtils__/waitFor';
import { exceptionBody, startRequestApi } from './__testUtils__/requestApi';

jest.setTimeout(120_000);

const closings: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

/** What a caller is told while the database can not be reached. */
function expectUnavailable({ status, headers, text }: Response) {
  expect([status, headers['retry-after']]).toEqual([503, '5']);
  expect(text).toContain('try again in a few seconds');
  expect(text).not.toMatch(
    /select|update|insert|sqlite|ECONN|knex|node_modules|request_audit/i,
  );
}

type Api = Awaited<ReturnType<typeof startRequestApi>>;

/** A request that waits for a decision. */
async function pendingRequest({ create, give }: Api) {
  const { id } = await create('sam', exceptionBody());
  const submitted = await give('sam', id, { command: 'submit' });
  if (submitted.status !== 200) throw new Error(submitted.text);
}

const approve = ({ post, as }: Api) =>
  post('/requests/1/commands', as('ann'))
    .set('If-Match', '"2"')
    .set('Idempotency-Key', 'approve')
    .send({ command: 'approve' });

/** Nothing lost, nothing done twice: the approval that was sent again and again is there once. */
async function expectApprovedOnce(api: Api) {
  const answer = await waitFor(async () => {
    const sent = await approve(api);
    if (sent.status === 200) return sent;
    expectUnavailable(sent);
    return undefined;
  });
  expect(answer.body).toMatchObject({ state: 'active', version: 3 });
  const { items } = await api.read('/requests/1/events');
  expect(items.map(({ action }: any) => action)).toEqual([
    'create',
    'submit',
    'approve',
  ]);
  expect(await api.read('/audit/verify')).toMatchObject({ ok: true });
}

describe.each(databaseIds.filter(([id]) => id === 'POSTGRES_18'))(
  'while %p has a fault',
  databaseId => {
    async function startBehindProxy(pool: Knex.PoolConfig = {}) {
      const direct = await emptyDatabase(databaseId);
      // knex hides the password from whoever copies the whole.
      const { host, port, user, password, database } =
        direct.client.connectionSettings;
      const proxy = await startTcpProxy({ host, port: Number(port) });
      const knex = knexFactory({
        client: 'pg',
        connection: {
          host: '127.0.0.1',
          port: proxy.port,
          user,
          password,
          database,
        },
        pool: { min: 0, max: 10, ...pool },
        // It would tell of every fault that we make.
        log: { warn() {}, error() {}, debug() {}, deprecate() {} },
      });
      closings.push(
        () => proxy.stop(),
        () => knex.destroy(),
      );
      const api = await startRequestApi(databaseId, { knex });
      await pendingRequest(api);
      return { api, direct, knex, proxy };
    }

    it('a connection that is lost in a transaction leaves nothing behind', async () => {
      const { api, direct, proxy } = await startBehindProxy();
      const holder = await direct.transaction();
      await holder('request_audit').where({ id: 1 }).forUpdate();
      const sent = approve(api).then(answer => answer);
      await waitFor(async () => {
        const { rows } = await direct.raw(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        return rows.length > 0;
      });
      proxy.cut();
      expectUnavailable(await sent);
      await holder.rollback();
      expect(
        await direct('requests').where({ number: 1 }).first('state', 'version'),
      ).toEqual({ state: 'pending', version: 2 });
      await expectApprovedOnce(api);
    });

    it('an answer to a commit that is lost is found again by the same key', async () => {
      const { api, direct, proxy } = await startBehindProxy();
      const committed = proxy.hold('COMMIT', 'after');
      const sent = approve(api).then(answer => answer);
      await committed;
      expect(
        await direct('requests').where({ number: 1 }).first('state', 'version'),
      ).toEqual({ state: 'approved', version: 3 });
      proxy.cut();
      // Whether it was done nobody could say; so nothing is claimed.
      expectUnavailable(await sent);
      await expectApprovedOnce(api);
    });

    it('connections that are lost while idle are replaced', async () => {
      const { api, proxy } = await startBehindProxy();
      await Promise.all([1, 2, 3].map(() => api.read('/requests')));
      proxy.cut();
      await expectApprovedOnce(api);
      expect((await api.read('/requests/1')).state).toBe('active');
    });

    it('a restart is over as soon as the database is there again', async () => {
      const { api, proxy } = await startBehindProxy();
      await proxy.refuse();
      const until = Date.now() + 3_000;
      while (Date.now() < until) {
        const asked = Date.now();
        expectUnavailable(await approve(api));
        expectUnavailable(await api.get('/requests', api.as('sam')));
        expect(Date.now() - asked).toBeLessThan(20_000);
      }
      await proxy.accept();
      await expectApprovedOnce(api);
    });

    it('a pool without a free connection lets nobody wait for long, nor do later what was given up', async () => {
      const { api, knex, direct } = await startBehindProxy({ max: 2 });
      const held = [
        await knex.client.acquireConnection(),
        await knex.client.acquireConnection(),
      ];
      const asked = Date.now();
      const answers = await Promise.all([
        approve(api),
        api.get('/requests', api.as('sam')),
        api.get('/requests/1', api.as('sam')),
      ]);
      answers.forEach(expectUnavailable);
      expect(Date.now() - asked).toBeLessThan(30_000);
      for (const connection of held) {
        await knex.client.releaseConnection(connection);
      }
      // Whoever was told that it was not done can rely on that.
      await waitFor(
        async () =>
          (await api.get('/requests/1', api.as('sam'))).status === 200,
      );
      expect(
        await direct('requests').where({ number: 1 }).first('state', 'version'),
      ).toEqual({ state: 'pending', version: 2 });
      await expectApprovedOnce(api);
    });
  },
);

describe('while SQLite is busy', () => {
  it('a lock of another process is told, and done with when it is gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'requests-'));
    const open = () =>
      knexFactory({
        client: 'better-sqlite3',
        connection: { filename: join(folder, 'requests.sqlite') },
        useNullAsDefault: true,
        pool: { min: 1, max: 1 },
      });
    const [knex, other] = [open(), open()];
    closings.push(
      () => rm(folder, { recursive: true }),
      () => knex.destroy(),
      () => other.destroy(),
    );
    const api = await startRequestApi('SQLITE_3', { knex });
    await pendingRequest(api);
    // The default of five seconds is the same, only longer.
    await knex.raw('pragma busy_timeout = 200');
    await other.raw('begin immediate');
    expectUnavailable(await approve(api));
    // Who only reads is in nobody's way.
    expect((await api.read('/requests/1')).state).toBe('pending');
    await other.raw('rollback');
    await expectApprovedOnce(api);
  });
});
