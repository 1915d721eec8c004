import { Entity } from '@backstage/catalog-model';
import {
  effectiveState,
  foldEvents,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import {
  BackendProcess,
  startBackendProcess,
} from '../__testUtils__/startBackendProcess';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { TcpProxy, startTcpProxy } from '../__testUtils__/tcpProxy';
import { waitFor } from '../__testUtils__/waitFor';
import { exceptionBody, shopOrganization } from './__testUtils__/requestApi';

jest.setTimeout(240_000);

const CLIENTS = Array.from({ length: 16 }, (_each, index) => `client${index}`);

/** Everybody is in the shop, and half of them in the company, too. */
const organization = (): Entity[] => [
  ...shopOrganization(),
  ...CLIENTS.map((name, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { memberOf: index % 2 ? ['shop', 'company'] : ['shop'] },
  })),
];

const closings: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

const send = (
  backend: BackendProcess,
  {
    who,
    id,
    version,
    key,
    body,
  }: { who: string; id: string; version: number; key: string; body: object },
) =>
  backend.ask(who, `/requests/${id}/commands`, {
    headers: { 'if-match': `"${version}"`, 'idempotency-key': key },
    body,
  });

/** A request that waits for a decision. */
async function pendingRequest(backend: BackendProcess, changes: object = {}) {
  const created = await backend.ask('sam', '/requests', {
    body: exceptionBody({ ...changes }),
  });
  const { id, version } = created!.body;
  const submitted = await send(backend, {
    who: 'sam',
    id,
    version,
    key: `submit-${id}`,
    body: { command: 'submit' },
  });
  expect([submitted?.status, submitted?.body.state]).toEqual([200, 'pending']);
  return id as string;
}

async function startTwo(direct: Knex) {
  // knex hides the password from whoever copies the whole.
  const { host, port, user, password, database } =
    direct.client.connectionSettings;
  async function startOne() {
    const proxy = await startTcpProxy({ host, port: Number(port) });
    closings.push(() => proxy.stop());
    const backend = await startBackendProcess({
      connection: {
        host: '127.0.0.1',
        port: proxy.port,
        user,
        password,
        database,
      },
      entities: organization(),
    });
    closings.push(() => backend.kill());
    return { proxy, backend };
  }
  // The first brings the tables up to date.
  return { first: await startOne(), second: await startOne(), startOne };
}

/** All that was ever written, held against itself. */
async function expectSound(direct: Knex, backend: BackendProcess) {
  const verified = await backend.ask('sam', '/audit/verify');
  const rows = await direct('request_events').orderBy('sequence');
  expect(verified?.body).toMatchObject({
    ok: true,
    events: rows.length,
    brokenRequests: [],
  });
  expect(rows.map(({ sequence }) => Number(sequence))).toEqual(
    rows.map((_row, index) => index + 1),
  );
  const events = rows.map(({ payload }) => JSON.parse(payload));
  for (const { number, body } of await direct('requests')) {
    const own = events.filter(({ requestId }) => requestId === String(number));
    expect(own.map(({ requestSequence }) => requestSequence)).toEqual(
      own.map((_event, index) => index + 1),
    );
    const folded = foldEvents(own);
    expect(JSON.parse(body)).toEqual(folded);
    const seen = await backend.ask('sam', `/requests/${number}`);
    expect(seen?.body).toMatchObject({
      version: folded.version,
      state: effectiveState(folded, new Date()),
    });
    const voices = folded.decisions.map(({ by }) => by);
    expect(new Set(voices).size).toBe(voices.length);
  }
  return events;
}

describe.each(databaseIds.filter(([id]) => id === 'POSTGRES_18'))(
  'two backends on one %p',
  databaseId => {
    it('do what sixteen clients ask once each, though one of them is killed in the middle of it', async () => {
      const direct = await emptyDatabase(databaseId);
      const { first, second, startOne } = await startTwo(direct);
      // The second one is another after it was killed.
      const backends = [first.backend, second.backend];
      const ids = [
        await pendingRequest(first.backend),
        await pendingRequest(second.backend, {
          subject: { type: 'entity', entityRef: 'cart' },
        }),
      ];

      const KEYS = 6;
      const answers = new Map<string, number>();
      let unanswered = 0;
      const storm = Promise.all(
        CLIENTS.map(async (who, index) => {
          for (let round = 0; round < KEYS; round += 1) {
            const id = ids[(index + round) % ids.length];
            const own = () => backends[(index + round) % 2];
            const key = `${who}-${round}`;
            const command =
              round === KEYS - 1 && index % 4 === 0 ? 'approve' : 'comment';
            const seen = await waitFor(
              async () =>
                (await own().ask(who, `/requests/${id}`)) ??
                (await first.backend.ask(who, `/requests/${id}`)),
            );
            // Whoever got no answer sends the same again, to whom there is.
            for (let backend = own(); ; backend = first.backend) {
              const answer = await send(backend, {
                who,
                id,
                version: seen.body.version,
                key,
                body: { command, comment: key },
              });
              if (answer) answers.set(key, answer.status);
              if (answer && answer.status !== 503) break;
              unanswered += 1;
            }
          }
        }),
      );
      // Killed in the middle of whatever it is doing, and started anew.
      await waitFor(async () => answers.size > CLIENTS.length);
      await second.backend.kill();
      backends[1] = (await startOne()).backend;
      await storm;

      const events = await expectSound(direct, backends[1]);
      const byClients = events.filter(({ actor }) =>
        actor.startsWith('user:default/client'),
      );
      // Done or refused, each was done once, and whoever was told so succeeded alone.
      expect(answers.size).toBe(CLIENTS.length * KEYS);
      expect(byClients).toHaveLength(answers.size);
      const done = byClients
        .filter(({ outcome }) => outcome === 'done')
        .map(({ comment }) => comment);
      const told = [...answers].filter(([, status]) => status === 200);
      expect([...done].sort()).toEqual(told.map(([key]) => key).sort());
      expect([...new Set(answers.values())].sort()).toEqual(
        expect.arrayContaining([200, 412]),
      );
      expect(unanswered).toBeGreaterThan(0);
    });

    it('lose nothing and do nothing twice when one is killed before a commit, or between it and the answer', async () => {
      const direct = await emptyDatabase(databaseId);
      const { first, second, startOne } = await startTwo(direct);
      const id = await pendingRequest(first.backend);
      const stored = () =>
        direct('requests').where({ number: id }).first('state', 'version');
      const command = {
        who: 'ann',
        id,
        version: 2,
        key: 'approve',
        body: { command: 'approve' },
      };
      async function killAt(
        { backend, proxy }: { backend: BackendProcess; proxy: TcpProxy },
        where: 'before' | 'after',
      ) {
        const held = proxy.hold('COMMIT', where);
        const sent = send(backend, command);
        await held;
        await backend.kill();
        // The network notices that there is nobody any more.
        proxy.cut();
        expect(await sent).toBeUndefined();
      }

      await killAt(second, 'before');
      expect(await stored()).toEqual({ state: 'pending', version: 2 });
      await killAt(first, 'after');
      expect(await stored()).toEqual({ state: 'approved', version: 3 });

      const third = await startOne();
      const again = await send(third.backend, command);
      expect([again?.status, again?.body.version]).toEqual([200, 3]);
      const otherKey = await send(third.backend, { ...command, key: 'new' });
      expect(otherKey?.status).toBe(412);
      const events = await expectSound(direct, third.backend);
      expect(
        events.map(({ action, outcome }) => `${action} ${outcome}`),
      ).toEqual([
        'create done',
        'submit done',
        'approve done',
        // The key that was new.
        'activate done',
        'approve refused',
      ]);
    });
  },
);
