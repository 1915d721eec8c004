import { createHash } from 'node:crypto';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import {
  RequestCommand,
  RequestMessage,
  foldEvents,
} from 'backstage-plugin-operating-model-common';
import { ActiveExceptions } from './ActiveExceptions';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { DatabaseOutbox } from './Outbox';
import { OutboxRelay } from './OutboxRelay';
import { RequestSweeper } from './RequestSweeper';
import {
  APPROVE,
  SUBMIT,
  changeAbout,
  clarificationAbout,
  day,
  decideWith,
  draftAbout,
  give,
  isoDay,
  openStore,
  person,
  prepared,
  routing,
  eventsOf,
  historyOf,
  requestOf,
} from './__testUtils__/requestDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const logger = mockServices.logger.mock();

describe.each(databases.eachSupportedId())('requests on %p', databaseId => {
  const setUp = () => openStore(databases, databaseId);

  it('numbers requests, and writes state, event and messages together', async () => {
    const { store, messages } = await setUp();
    const id = await prepared(store, draftAbout('a'), [SUBMIT]);
    expect(await prepared(store, draftAbout('b'))).toBe('2');
    const request = await requestOf(store, id);
    expect(request).toMatchObject({ id: '1', state: 'pending', version: 2 });
    const items = await eventsOf(store, id);
    expect(
      items.map(each => [each.sequence, each.requestSequence, each.action]),
    ).toEqual([
      [1, 1, 'create'],
      [2, 2, 'submit'],
    ]);
    expect(foldEvents(items)).toEqual(request);
    expect(await messages()).toEqual(['Waits for your decision: #1 Excuse a']);
    expect(await store.verifyAudit()).toEqual({
      ok: true,
      events: 3,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      brokenRequests: [],
    });
  });

  it('refuses a stale version and an illegal command, and records both', async () => {
    const { store } = await setUp();
    const id = await prepared(store, draftAbout('a'), [SUBMIT]);
    const actor = person('ann');
    const stale = await give(
      store,
      { command: 'approve' },
      { id, version: 1, actor },
    );
    expect(stale).toMatchObject({ problem: { code: 'stale' } });
    expect(
      await give(store, { command: 'verify' }, { id, actor }),
    ).toMatchObject({ problem: { code: 'illegal' } });
    expect(
      await give(store, { command: 'approve' }, { id, actor: person('eve') }),
    ).toMatchObject({ problem: { code: 'forbidden' } });
    const items = (await eventsOf(store, id)).slice(2);
    expect(
      items.map(({ outcome, problem }) => [outcome, problem?.code]),
    ).toEqual([
      ['refused', 'stale'],
      ['refused', 'illegal'],
      ['refused', 'forbidden'],
    ]);
    expect(await requestOf(store, id)).toMatchObject({
      version: 2,
      state: 'pending',
    });
    expect(await store.verifyAudit()).toMatchObject({ ok: true });
    expect(
      await store.execute({
        id: '99',
        version: 1,
        actor,
        command: 'approve',
        decide: decideWith({ command: 'approve' }, actor),
      }),
    ).toBeUndefined();
    for (const odd of ['0', '-1', '1e3', "1' or 1=1", '9'.repeat(30), '']) {
      expect(await requestOf(store, odd)).toBeUndefined();
    }
  });

  it('takes one request at a time for a subject of a kind, and points to the first', async () => {
    const { store, clock } = await setUp();
    const first = await prepared(store, draftAbout('a'), [SUBMIT, APPROVE]);
    const second = await prepared(
      store,
      draftAbout('a', { validTo: isoDay(40) }),
    );
    const submit = () =>
      give(store, { command: 'submit' }, { id: second, actor: person('eve') });
    expect(await submit()).toMatchObject({
      problem: { code: 'duplicate', requestId: first },
    });
    await prepared(store, draftAbout('b'), [SUBMIT]);
    // Nobody has recorded that the first is over.
    clock.now = day(20);
    expect(await submit()).toMatchObject({ request: { state: 'pending' } });
    expect(await requestOf(store, first)).toMatchObject({ state: 'expired' });
    const items = await eventsOf(store, first);
    expect(items.map(({ action }) => action)).toEqual([
      'create',
      'submit',
      'approve',
      'activate',
      'expire',
    ]);
  });

  it('lets a renewal wait beside what it renews, and take its place', async () => {
    const { store, clock } = await setUp();
    const first = await prepared(store, draftAbout('a'), [SUBMIT, APPROVE]);
    const renew = () =>
      give(
        store,
        { command: 'renew', comment: 'Longer', validTo: isoDay(60) },
        { id: first, actor: person('eve') },
      );
    clock.now = day(10);
    await renew();
    await renew();
    const [second, third] = ['2', '3'];
    const submit = (id: string) =>
      give(store, { command: 'submit' }, { id, actor: person('eve') });
    expect(await submit(second)).toMatchObject({
      request: { state: 'pending', renewalOf: first, renewals: 1 },
    });
    expect(await submit(third)).toMatchObject({
      problem: { code: 'duplicate', requestId: second },
    });
    await give(
      store,
      { command: 'approve' },
      { id: second, actor: person('bob') },
    );
    expect(await requestOf(store, first)).toMatchObject({
      state: 'superseded',
      supersededBy: second,
    });
    const another = await prepared(
      store,
      draftAbout('a', { validTo: isoDay(50) }),
    );
    expect(await submit(another)).toMatchObject({
      problem: { code: 'duplicate', requestId: second },
    });
    expect(await store.verifyAudit()).toMatchObject({ ok: true });
  });

  it('keeps the place for a renewal whose predecessor ended meanwhile', async () => {
    const { store, clock } = await setUp();
    const first = await prepared(store, draftAbout('a'), [SUBMIT, APPROVE]);
    clock.now = day(19);
    await give(
      store,
      { command: 'renew', comment: 'Longer', validTo: isoDay(60) },
      { id: first, actor: person('eve') },
    );
    await give(store, { command: 'submit' }, { id: '2', actor: person('eve') });
    clock.now = day(21);
    const another = await prepared(
      store,
      draftAbout('a', { validTo: isoDay(50) }),
    );
    expect(
      await give(
        store,
        { command: 'submit' },
        { id: another, actor: person('eve') },
      ),
    ).toMatchObject({ problem: { code: 'duplicate', requestId: '2' } });
  });

  it('gives the same answer to the same key, and none to a key for something else', async () => {
    const { store } = await setUp();
    const idempotency = { key: 'k', fingerprint: 'f' };
    const content = draftAbout('a');
    const create = (fingerprint = 'f', who = 'eve') =>
      store.create({
        actor: person(who),
        content,
        idempotency: { key: 'k', fingerprint },
      });
    for (const outcome of await Promise.all([create(), create(), create()])) {
      expect(outcome).toMatchObject({ request: { id: '1', version: 1 } });
    }
    expect(await create('other')).toMatchObject({
      problem: { code: 'duplicate', field: 'Idempotency-Key' },
    });
    // A key is its sender's own.
    expect(await create('f', 'ann')).toMatchObject({ request: { id: '2' } });
    expect(await store.recall(person('eve'), idempotency)).toMatchObject({
      request: { id: '1' },
    });
    await store.forgetKeys(day(1));
    expect(await store.recall(person('eve'), idempotency)).toBeUndefined();
  });

  it('repeats a refusal for the same key', async () => {
    const { store } = await setUp();
    const id = await prepared(store, draftAbout('a'), [SUBMIT]);
    const idempotency = { key: 'k', fingerprint: 'f' };
    const approve = () =>
      give(
        store,
        { command: 'approve' },
        { id, actor: person('eve'), idempotency },
      );
    expect(await approve()).toEqual(await approve());
    expect(await eventsOf(store, id)).toHaveLength(3);
  });

  it('lists by the state at the moment, the latest first, page by page', async () => {
    const { store, clock } = await setUp();
    const idOf = async (...filter: Parameters<typeof store.list>) =>
      (await store.list(...filter)).items.map(({ id }) => id);
    await prepared(store, draftAbout('a'), [SUBMIT]); // 1 pending
    await prepared(store, draftAbout('b'), [SUBMIT, APPROVE]); // 2 active
    await prepared(store, draftAbout('c', { validFrom: isoDay(5) }), [
      SUBMIT,
      APPROVE,
    ]); // 3 approved
    await prepared(store, draftAbout('d')); // 4 draft
    await prepared(store, changeAbout('e'), [SUBMIT]); // 5 pending
    await prepared(
      store,
      draftAbout('f', { emergency: true, validTo: isoDay(3) }),
      [SUBMIT],
    ); // 6 active, undecided
    const all = { limit: 10 };
    expect(await idOf({ states: ['pending'] }, all)).toEqual(['5', '1']);
    expect(await idOf({ states: ['active'] }, all)).toEqual(['6', '2']);
    expect(await idOf({ states: [] }, all)).toEqual([]);
    expect(await idOf({ kind: 'change' }, all)).toEqual(['5']);
    expect(await idOf({ requester: 'user:default/ann' }, all)).toEqual([]);
    expect(await idOf({ subjectRef: 'component:default/a' }, all)).toEqual([
      '1',
    ]);
    expect(await idOf({ subjectRef: 'activity:default/deploy' }, all)).toEqual([
      '6',
      '4',
      '3',
      '2',
      '1',
    ]);
    expect(await idOf({ endsBefore: day(21) }, all)).toEqual(['6', '3', '2']);
    expect(await idOf({ ownerRefs: ['group:default/shop'] }, all)).toHaveLength(
      6,
    );
    const toDecide = (name: string) => ({
      toDecide: {
        userRef: `user:default/${name}`,
        refs: person(name).ownershipRefs,
      },
    });
    expect(await idOf(toDecide('ann'), all)).toEqual(['6', '5', '1']);
    expect(await idOf(toDecide('eve'), all)).toEqual([]);
    expect(await idOf(toDecide('zoe'), all)).toEqual([]);
    const first = await store.list({}, { limit: 4 });
    expect(first.items.map(({ id }) => id)).toEqual(['6', '5', '4', '3']);
    const second = await store.list({}, { limit: 4, after: first.next });
    expect(second).toMatchObject({
      items: [{ id: '2' }, { id: '1' }],
      next: undefined,
    });
    clock.now = day(7);
    expect(await idOf({ states: ['lapsed'] }, all)).toEqual(['5', '1']);
    expect(await idOf({ states: ['active'] }, all)).toEqual(['3', '2']);
    expect(await idOf({ states: ['revoked'] }, all)).toEqual(['6']);
    clock.now = day(20);
    expect(await idOf({ states: ['expired'] }, all)).toEqual(['3', '2']);
    expect(await idOf(toDecide('ann'), all)).toEqual([]);
  });

  it('shows administrators the clarifications that nobody else can answer, but for their own', async () => {
    const { store } = await setUp();
    const ask = async (name: string, changes: object = {}) => {
      const id = await prepared(store, clarificationAbout(name, changes));
      const eve = person('eve');
      const submit = { command: 'submit' } as const;
      await store.execute({
        id,
        version: 1,
        actor: eve,
        command: 'submit',
        decide: decideWith(submit, eve, {
          route: { routing: { ...routing, approvers: [] } },
        }),
      });
      return id;
    };
    const first = await ask('a');
    const grouped = await ask('b', { requestingGroup: 'group:default/shop' });
    await prepared(store, clarificationAbout('c'), [SUBMIT]);
    const listed = async (name: string, isAdmin: boolean) => {
      const { userRef, ownershipRefs: refs } = person(name);
      const { items } = await store.list(
        { toDecide: { userRef, refs, isAdmin } },
        { limit: 10 },
      );
      return items.map(({ id }) => id);
    };
    expect(await listed('zoe', false)).toEqual([]);
    expect(await listed('zoe', true)).toEqual([grouped, first]);
    expect(await listed('eve', true)).toEqual([]);
    // Ann is of the shop, for which it was asked.
    expect(await listed('ann', true)).toEqual(['3', first]);
  });

  it('takes conditions of permissions as SQL, as deep as they are', async () => {
    const { store } = await setUp();
    const grouped = draftAbout('b', { requestingGroup: 'shop' });
    await prepared(store, draftAbout('a'), [SUBMIT]);
    await prepared(store, grouped);
    const list = async (criteria: any) =>
      (await store.list({ criteria }, { limit: 10 })).items.map(({ id }) => id);
    const leaf = (property: string, ...values: string[]) => ({
      property,
      values,
    });
    const eve = leaf('requester', 'user:default/eve');
    const shop = leaf('requestingGroup', 'group:default/shop');
    const approver = leaf('approver', 'group:default/identity');
    expect(await list(eve)).toEqual(['2', '1']);
    expect(await list(shop)).toEqual(['2']);
    expect(await list({ not: shop })).toEqual(['1']);
    expect(await list(approver)).toEqual(['1']);
    expect(await list({ anyOf: [shop, approver] })).toEqual(['2', '1']);
    expect(await list({ allOf: [eve, { not: approver }] })).toEqual(['2']);
    expect(await list({ not: { anyOf: [shop, approver] } })).toEqual([]);
    expect(await list(leaf('entityOwner', 'group:default/shop'))).toHaveLength(
      2,
    );
    expect(await list(leaf('requester', "' or 1=1 --"))).toEqual([]);
    expect(await list(leaf('requester'))).toEqual([]);
  });

  it('sweeps once, whether one sweeper runs or two, and reminds once', async () => {
    const { store, clock, messages, open } = await setUp();
    const asked = await prepared(store, draftAbout('a'), [SUBMIT]);
    const active = await prepared(store, draftAbout('b'), [SUBMIT, APPROVE]);
    const sweepers = [store, open()].map(
      each => new RequestSweeper({ store: each, logger }),
    );
    const sweep = () => Promise.all(sweepers.map(each => each.sweep()));
    await sweep();
    clock.now = day(3.5);
    await sweep();
    await sweep();
    clock.now = day(7);
    await sweep();
    clock.now = day(20);
    await sweep();
    expect(await messages()).toEqual([
      'Waits for your decision: #1 Excuse a',
      'Waits for your decision: #2 Excuse b',
      'Approved, and active from now on: #2 Excuse b',
      'Half of the time is over: #1 Excuse a',
      'Lapsed, because nobody decided it in time: #1 Excuse a',
      'Ends in 14 days: #2 Excuse b',
      'Expired: #2 Excuse b',
    ]);
    expect(await store.due(10)).toEqual([]);
    for (const id of [asked, active]) {
      const items = await eventsOf(store, id);
      expect(foldEvents(items)).toEqual(await requestOf(store, id));
    }
    expect(await store.verifyAudit()).toMatchObject({ ok: true });
  });

  it('reminds of an end with a sweeper that comes late only of what is near', async () => {
    const { store, clock, messages } = await setUp();
    const long = draftAbout('a', { validTo: isoDay(40) });
    await prepared(store, long, [SUBMIT, APPROVE]);
    const sweeper = new RequestSweeper({ store, logger });
    clock.now = day(34);
    await sweeper.sweep();
    clock.now = day(39.5);
    await sweeper.sweep();
    expect((await messages()).slice(2)).toEqual([
      'Ends in 7 days: #1 Excuse a',
      'Ends in a day: #1 Excuse a',
    ]);
  });

  it('relays at least once: a sink that fails is tried again, a relay that dies is followed', async () => {
    const { store, clock, outbox } = await setUp();
    await prepared(store, draftAbout('a'), [SUBMIT, APPROVE]);
    const got: string[] = [];
    const signals: object[] = [];
    let failing = true;
    const notify = {
      async send({ key }: RequestMessage) {
        if (failing) throw new Error('down');
        got.push(key);
      },
    };
    const relay = () =>
      new OutboxRelay({
        outbox,
        notify,
        signals: {
          publish: async ({ requestId, version }) =>
            void signals.push({ requestId, version }),
        },
        logger,
        now: () => clock.now,
      }).relay();
    // Pages are told, although people can't be.
    expect(await relay()).toBe(2);
    expect(signals).toEqual([
      { requestId: '1', version: 2 },
      { requestId: '1', version: 3 },
    ]);
    // An hour of that loses nothing.
    for (let minute = 1; minute <= 60; minute += 1) {
      clock.now = new Date(day(0).getTime() + minute * 60_000);
      await relay();
    }
    expect(await outbox.backlog()).toEqual({ messages: 2, since: day(0) });
    failing = false;
    clock.now = new Date(clock.now.getTime() + 30_000);
    await outbox.claim({ limit: 1, now: clock.now, leaseMs: 30_000 });
    await relay();
    expect(got).toHaveLength(1);
    clock.now = new Date(clock.now.getTime() + 30_000);
    await Promise.all([relay(), relay()]);
    expect(new Set(got).size).toBe(2);
    expect(got).toHaveLength(2);
    expect(await outbox.backlog()).toEqual({ messages: 0, since: undefined });
  });

  it('finds an event that was changed, removed or exchanged, and a request that was changed past them', async () => {
    const { store, knex } = await setUp();
    const id = await prepared(store, draftAbout('a'), [SUBMIT, APPROVE]);
    const events = () => knex('request_events');
    const original = await events().where({ sequence: 2 }).first();
    const tampered = async (...work: Promise<unknown>[]) => {
      await Promise.all(work);
      return store.verifyAudit();
    };
    expect(
      await tampered(
        events()
          .where({ sequence: 2 })
          .update({ payload: original.payload.replace('eve', 'ann') }),
      ),
    ).toMatchObject({ ok: false, firstBroken: 2 });
    await events().where({ sequence: 2 }).update(original);
    expect(
      await tampered(events().where({ sequence: 2 }).delete()),
    ).toMatchObject({ ok: false, firstBroken: 2 });
    await events().insert(original);
    expect(await store.verifyAudit()).toMatchObject({ ok: true, events: 3 });
    const last = await events().where({ sequence: 3 }).first();
    expect(
      await tampered(events().where({ sequence: 3 }).delete()),
    ).toMatchObject({ ok: false, firstBroken: 3 });
    await events().insert(last);
    const row = await knex('requests').where({ number: 1 }).first();
    expect(
      await tampered(
        knex('requests')
          .where({ number: 1 })
          .update({ body: row.body.replace('"low"', '"critical"') }),
      ),
    ).toMatchObject({ ok: false, events: 3, brokenRequests: [id] });
  });

  it.each([
    ['no JSON', 'lost'],
    ['JSON that is no event', '{"sequence":2,"requestSequence":2}'],
  ])('stands an event that is kept as %s', async (_what, payload) => {
    const { store, knex } = await setUp();
    const id = await prepared(store, draftAbout('a'), [SUBMIT, APPROVE]);
    const broken = knex('request_events').where({ sequence: 2 });
    const row = await broken.clone().first();
    const sha256 = (text: string) =>
      createHash('sha256').update(text).digest('hex');
    for (const hash of [row.hash, sha256(`${row.previous_hash}\n${payload}`)]) {
      await broken.clone().update({ payload, hash });
      const { items, chain } = await historyOf(store, id);
      expect(items.slice(0, 3)).toMatchObject([
        { action: 'create' },
        { sequence: 2, requestSequence: 2, unreadable: true, hash },
        { action: 'approve' },
      ]);
      expect(chain).toEqual({ ok: false, events: 1, firstBroken: 2 });
      expect(await store.verifyAudit()).toMatchObject({
        ok: false,
        events: 1,
        firstBroken: 2,
        brokenRequests: [id],
      });
    }
    await knex('requests').where({ number: 1 }).update({ body: 'lost' });
    expect(await store.verifyAudit()).toMatchObject({ brokenRequests: [id] });
  });

  it('hands out a long history in parts, each with the verdict on the whole', async () => {
    const { store } = await setUp();
    const id = await prepared(store, draftAbout('a'), [
      SUBMIT,
      [{ command: 'comment', comment: 'one' }, 'eve'],
      [{ command: 'comment', comment: 'two' }, 'eve'],
    ]);
    const found = (await store.read(id))!;
    const first = await store.history(found, { limit: 3 });
    expect(first).toMatchObject({ next: 3, chain: { ok: true, events: 4 } });
    const second = await store.history(found, { limit: 3, after: first.next });
    expect(second.next).toBeUndefined();
    expect([...first.items, ...second.items]).toEqual(
      await eventsOf(store, id),
    );
  });

  it('tells the history of what a command has written as it is read anew', async () => {
    const { store, knex } = await setUp();
    const comment = (text: string): [RequestCommand, string] => [
      { command: 'comment', comment: text },
      'eve',
    ];
    /** Gives a command and looks at the history twice. @returns it, and how many statements the first look took */
    const told = async (
      [command, who]: [RequestCommand, string],
      id: string,
    ) => {
      const outcome = await give(store, command, { id, actor: person(who) });
      if ('problem' in outcome) throw new Error(outcome.problem.message);
      // Somebody else goes on before anybody has looked.
      await give(store, comment('meanwhile')[0], { id, actor: person('bob') });
      const asked: string[] = [];
      const listen = ({ sql }: { sql: string }) => asked.push(sql);
      knex.on('query', listen);
      const history = await store.history(outcome, { limit: 500 });
      knex.removeListener('query', listen);
      const { request, events } = outcome;
      const anew = await store.history({ request, events }, { limit: 500 });
      expect(history).toEqual(anew);
      expect(history.items).toHaveLength(events);
      return { ...history, statements: asked.length };
    };
    const first = await prepared(store, draftAbout('a'), [SUBMIT]);
    expect(await told(APPROVE, first)).toMatchObject({
      statements: 0,
      items: [
        { action: 'create' },
        { action: 'submit' },
        { action: 'approve' },
      ],
      chain: { ok: true, events: 3 },
    });
    const other = await prepared(store, draftAbout('b'));
    expect(await told(comment('one'), first)).toMatchObject({
      statements: 0,
      // With that it has become active.
      chain: { ok: true, events: 6 },
    });
    // Its own events come after what it does to another request.
    const renew: RequestCommand = {
      command: 'renew',
      comment: 'Longer',
      validTo: isoDay(60),
    };
    expect(await told([renew, 'eve'], first)).toMatchObject({
      statements: 0,
      chain: { ok: true },
    });
    expect(await told(SUBMIT, '3')).toMatchObject({ chain: { ok: true } });
    expect(await told(APPROVE, '3')).toMatchObject({ chain: { ok: true } });
    // Of a long one only the end would be known.
    for (let number = 0; number < 20; number += 1) {
      await give(store, comment('more')[0], {
        id: other,
        actor: person('eve'),
      });
    }
    expect(await told(comment('last'), other)).toMatchObject({
      statements: 1,
      chain: { ok: true, events: 22 },
    });
    // Somebody meddles with what the next event of another request comes after.
    const { sequence } = await knex('request_audit').first();
    await knex('request_events').where({ sequence }).update({ hash: 'other' });
    expect(await told(comment('after'), first)).toMatchObject({
      statements: 0,
      chain: { ok: false },
    });
    await knex('request_events').where({ sequence }).delete();
    expect(await told(comment('lost'), first)).toMatchObject({
      chain: { ok: false },
    });
  });

  it('tells of one request whether its history holds, among those of others', async () => {
    const { store, knex } = await setUp();
    const id = await prepared(store, draftAbout('a'), [SUBMIT]); // 1, 2
    await prepared(store, draftAbout('b')); // 3
    await give(store, APPROVE[0], { id, actor: person('ann') }); // 4 and more
    const items = await eventsOf(store, id);
    expect((await historyOf(store, id)).chain).toEqual({
      ok: true,
      events: items.length,
    });
    const at = (sequence: number) => knex('request_events').where({ sequence });
    const broken = async (sequence: number, change?: object) => {
      const original = await at(sequence).first();
      await (change ? at(sequence).update(change) : at(sequence).delete());
      const report = (await historyOf(store, id)).chain;
      if (change) await at(sequence).update(original);
      else await knex('request_events').insert(original);
      return report;
    };
    const { payload } = await at(2).first();
    const change = { payload: payload.replace('eve', 'bob') };
    expect(await broken(2, change)).toEqual({
      ok: false,
      events: 1,
      firstBroken: 2,
    });
    expect(await broken(2)).toMatchObject({ ok: false, firstBroken: 2 });
    // The event of another request that this one comes after.
    expect(await broken(3)).toMatchObject({ ok: false, firstBroken: 3 });
    const last = items[items.length - 1];
    expect(await broken(last.sequence)).toMatchObject({
      ok: false,
      firstBroken: items.length,
    });
    expect((await historyOf(store, id)).chain).toMatchObject({ ok: true });
  });

  it('reads of active exceptions only those that may concern an entity', async () => {
    const { store } = await setUp();
    const active = async (name: string, changes = {}) =>
      prepared(store, draftAbout(name, changes), [SUBMIT, APPROVE]);
    const scoped = (scope: object) => ({
      subject: { type: 'activity', activityRef: 'activity:default/deploy' },
      scope,
    });
    await active('a');
    await active('b');
    await active('c', scoped({ entityRefs: ['component:default/a'] }));
    await active('d', scoped({ entityRefs: ['component:default/b'] }));
    await active('e', scoped({ appliesTo: { kind: 'Component' } }));
    await prepared(store, draftAbout('f', { kind: 'exception' }));
    const list = jest.spyOn(store, 'list');
    const exceptions = new ActiveExceptions({ store });
    const ids = async (filter: object) =>
      (await exceptions.read(filter)).map(({ id }) => id);
    expect(await ids({ concerning: 'component:default/a' })).toEqual([
      '5',
      '3',
      '1',
    ]);
    expect(list).toHaveBeenCalledTimes(1);
    expect(await ids({ subjectTypes: ['activity'] })).toEqual(['5', '4', '3']);
    expect(await ids({})).toHaveLength(5);
  });

  it('goes by the clock of the database', async () => {
    const { knex } = await setUp();
    const store = new DatabaseRequestStore({ knex, logger });
    const now = await store.now();
    expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(60_000);
    const from = new Date(now.getTime() - 1_000).toISOString();
    const to = new Date(now.getTime() + 3_600_000).toISOString();
    const id = await prepared(
      store,
      draftAbout('a', { validFrom: from, validTo: to }),
      [SUBMIT, APPROVE],
    );
    expect(await requestOf(store, id)).toMatchObject({ state: 'active' });
  });

  it('says nothing of the database when it fails', async () => {
    const { knex, store } = await setUp();
    await prepared(store, draftAbout('a'), [SUBMIT]);
    await knex.schema.renameTable('requests', 'elsewhere');
    for (const work of [
      () => requestOf(store, '1'),
      () => store.list({}, { limit: 1 }),
      () => prepared(store, draftAbout('b')),
      () => store.bringUpToDate('1'),
    ]) {
      const error = await work().catch(each => each);
      expect(error.name).toBe('ServiceUnavailableError');
      expect(`${error} ${JSON.stringify(error)}`).not.toMatch(
        /select|insert|requests"|SQLITE|relation/i,
      );
      expect(error.cause).toBeUndefined();
    }
    await knex.schema.renameTable('elsewhere', 'requests');
    expect(await requestOf(store, '1')).toBeDefined();
  });

  it('does nothing by halves when it is stopped in a transaction', async () => {
    const { knex, store, messages } = await setUp();
    const id = await prepared(store, draftAbout('a'), [SUBMIT]);
    await knex.schema.renameTable('outbox', 'elsewhere');
    const approve = () =>
      give(store, { command: 'approve' }, { id, actor: person('ann') });
    await expect(approve()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await knex.schema.renameTable('elsewhere', 'outbox');
    expect(await requestOf(store, id)).toMatchObject({
      state: 'pending',
      version: 2,
    });
    expect(await eventsOf(store, id)).toHaveLength(2);
    expect(await approve()).toMatchObject({ request: { version: 3 } });
    expect(await messages()).toHaveLength(2);
    expect(await store.verifyAudit()).toMatchObject({ ok: true });
  });

  it('gives the outbox of one database to one relay at a time', async () => {
    const { knex, store } = await setUp();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await prepared(store, draftAbout(name), [SUBMIT]);
    }
    const claims = await Promise.all(
      Array.from({ length: 4 }, () =>
        new DatabaseOutbox({ knex }).claim({
          limit: 2,
          now: day(1),
          leaseMs: 1_000,
        }),
      ),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
