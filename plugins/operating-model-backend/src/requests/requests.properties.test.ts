import { TestDatabases } from '@backstage/backend-test-utils';
import {
  REQUEST_COMMANDS,
  RequestCommand,
  RequestDraft,
  RequestRecord,
  SYSTEM_ACTOR,
  createRequest,
  effectiveState,
  foldEvents,
  isExcusing,
  settle,
} from 'backstage-plugin-operating-model-common';
import fc from 'fast-check';
import { RecordedEvent } from './RequestStore';
import { RequestSweeper } from './RequestSweeper';
import {
  changeAbout,
  day,
  decideWith,
  draftAbout,
  give,
  isoDay,
  openStore,
  person,
  prepared,
  eventsOf,
  requestOf,
} from './__testUtils__/requestDatabase';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const RUNS = 50;

const EXTRA: Record<string, object> = {
  edit: { content: { validTo: isoDay(12) } },
  renew: { validTo: isoDay(30) },
};

const commandOf = (name: string) =>
  ({ command: name, comment: 'c', ...EXTRA[name] }) as RequestCommand;

const people = ['ann', 'bob', 'cleo', 'eve'];

const names = fc.oneof(
  fc.constantFrom(...REQUEST_COMMANDS),
  fc.constantFrom('submit', 'approve', 'start', 'complete', 'verify'),
);

const steps = fc.array(
  fc.record({
    name: names,
    who: fc.constantFrom(...people),
    hours: fc.constantFrom(0, 0, 0, 1, 30, 100),
    old: fc.nat({ max: 9 }).map(each => each === 0),
    sweep: fc.nat({ max: 4 }).map(each => each === 0),
  }),
  { minLength: 3, maxLength: 14, size: 'max' },
);

/** Without it hardly a sequence would go far. */
const LEAD = [
  { name: 'submit', who: 'eve', hours: 0, old: false, sweep: false },
  { name: 'approve', who: 'ann', hours: 0, old: false, sweep: false },
];

const drafts = fc.oneof(
  fc.record({
    risk: fc.constantFrom('low', 'high'),
    validFrom: fc.constantFrom(isoDay(0), isoDay(1)),
    validTo: fc.constantFrom(isoDay(2), isoDay(5), isoDay(20)),
  }),
  fc.constant(undefined),
);

describe.each(databases.eachSupportedId())(
  'properties of requests on %p',
  databaseId => {
    let round = 0;
    const fresh = (changes?: object): RequestDraft => {
      round += 1;
      return changes
        ? draftAbout(`e${round}`, changes as Record<string, unknown>)
        : changeAbout(`e${round}`);
    };

    it('1. any sequence of commands agrees with a model', async () => {
      const { store, clock, logger } = await openStore(databases, databaseId);
      const sweeper = new RequestSweeper({ store, logger });
      const reached = new Set<string>();
      await fc.assert(
        fc.asyncProperty(
          drafts,
          fc.nat({ max: 2 }),
          steps,
          async (changes, lead, sequence) => {
            clock.now = day(0);
            const content = fresh(changes);
            const id = await prepared(store, content);
            // The model is the pure core alone, in memory.
            let model = createRequest(content, {
              id,
              requester: 'user:default/eve',
              ownerRef: 'group:default/shop',
              now: clock.now,
            }).request;
            for (const { name, who, hours, old, sweep } of [
              ...LEAD.slice(0, lead),
              ...sequence,
              // A comment is always possible, and finds what time has done.
              {
                name: 'comment',
                who: 'ann',
                hours: 200,
                old: false,
                sweep: true,
              },
            ]) {
              clock.now = new Date(clock.now.getTime() + hours * 3_600_000);
              if (sweep) {
                await sweeper.sweep();
                model = settle(model, clock.now).request;
              }
              const actor = person(who);
              const version = model.version - (old ? 1 : 0);
              const outcome = await give(store, commandOf(name), {
                id,
                actor,
                version,
              });
              model = settle(model, clock.now).request;
              const stored = (await requestOf(store, id))!;
              const next = decideWith(commandOf(name), actor)(model, {
                now: clock.now,
                // Only the store numbers requests.
                newId: stored.renewedBy ?? '999999',
              });
              if (!old && 'request' in next) model = next.request;
              const done = { request: { version: model.version } };
              const expected = 'problem' in next ? next : done;
              expect(outcome).toMatchObject(
                old ? { problem: { code: 'stale' } } : expected,
              );
              expect(stored).toEqual({
                ...model,
                state: effectiveState(model, clock.now),
              });
              reached.add(stored.state);
            }
            const items = await eventsOf(store, id);
            expect(foldEvents(items)).toEqual(model);
            expect(items.map(each => each.requestSequence)).toEqual(
              items.map((_each, index) => index + 1),
            );
          },
        ),
        { numRuns: RUNS },
      );
      // The sequences go somewhere; which states they reach is left to chance.
      expect(reached.size).toBeGreaterThan(4);
      expect(await store.verifyAudit()).toMatchObject({ ok: true });
    });

    it('2. sixteen clients of two backends: each success is one transition', async () => {
      const { store, open, knex } = await openStore(databases, databaseId);
      const stores = [store, open()];
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.array(
              fc.record({
                name: names,
                who: fc.constantFrom(...people),
                which: fc.nat({ max: 2 }),
              }),
              { minLength: 2, maxLength: 4 },
            ),
            { minLength: 16, maxLength: 16 },
          ),
          async clients => {
            const contents = [
              fresh({ risk: 'high' }),
              fresh({ risk: 'low' }),
              fresh(),
            ];
            const ids = await Promise.all(
              contents.map(content =>
                prepared(store, content, [[{ command: 'submit' }, 'eve']]),
              ),
            );
            const successes: [string, number][] = [];
            const refusals = new Set<string>();
            await Promise.all(
              clients.map(async (commands, index) => {
                const backend = stores[index % stores.length];
                for (const { name, who, which } of commands) {
                  const id = ids[which];
                  const { version } = (await requestOf(backend, id))!;
                  const outcome = await give(backend, commandOf(name), {
                    id,
                    version,
                    actor: person(who),
                  });
                  if ('request' in outcome) successes.push([id, version]);
                  else refusals.add(outcome.problem.code);
                }
              }),
            );
            for (const code of refusals) {
              expect(['stale', 'illegal', 'forbidden', 'invalid']).toContain(
                code,
              );
            }
            // Nobody succeeds twice upon the same version.
            expect(new Set(successes.map(String)).size).toBe(successes.length);
            for (const id of ids) {
              const items = await eventsOf(store, id);
              const stored = (await requestOf(store, id)) as RequestRecord;
              const folded = foldEvents(items);
              expect(stored).toEqual({
                ...folded,
                state: effectiveState(folded, day(0)),
              });
              expect(
                items.filter(
                  ({ outcome, actor }) =>
                    outcome === 'done' && actor !== 'system',
                ),
              ).toHaveLength(
                2 + successes.filter(([each]) => each === id).length,
              );
              const voices = stored.decisions.map(({ by }) => by);
              expect(new Set(voices).size).toBe(voices.length);
            }
          },
        ),
        { numRuns: 8 },
      );
      const { ok, events } = await store.verifyAudit();
      expect(ok).toBe(true);
      const [{ count }] = await knex('request_events').count({ count: '*' });
      expect(Number(count)).toBe(events);
      expect(events).toBeGreaterThan(8 * 16);
    });

    it('3. an exception is active exactly while approved and start ≤ now < end, whatever the sweeper does', async () => {
      const { store, clock, logger, open } = await openStore(
        databases,
        databaseId,
      );
      const sweepers = [store, open()].map(
        each => new RequestSweeper({ store: each, logger }),
      );
      const looked = { active: 0, other: 0 };
      await fc.assert(
        fc.asyncProperty(
          fc.record({
            from: fc.integer({ min: 0, max: 5 }),
            length: fc.integer({ min: 1, max: 10 }),
            approvedAt: fc.option(fc.integer({ min: 0, max: 6 })),
            sweepers: fc.integer({ min: 0, max: 2 }),
            looks: fc.uniqueArray(
              fc.integer({ min: 0, max: 16 * 4 }).map(quarter => quarter / 4),
              { minLength: 1, maxLength: 6 },
            ),
          }),
          async ({ from, length, approvedAt, looks, ...about }) => {
            clock.now = day(0);
            const end = from + length;
            const id = await prepared(
              store,
              fresh({ validFrom: isoDay(from), validTo: isoDay(end) }),
              [[{ command: 'submit' }, 'eve']],
            );
            let approved: number | undefined;
            const moments = [
              ...looks,
              ...(approvedAt === null ? [] : [approvedAt]),
            ];
            for (const moment of [...new Set(moments)].sort((a, b) => a - b)) {
              clock.now = day(moment);
              await Promise.all(
                sweepers.slice(0, about.sweepers).map(each => each.sweep()),
              );
              if (moment === approvedAt) {
                const outcome = await give(
                  store,
                  { command: 'approve' },
                  { id, actor: person('ann') },
                );
                if ('request' in outcome) approved = moment;
              }
              const request = (await requestOf(store, id))!;
              const isActive =
                approved !== undefined && from <= moment && moment < end;
              looked[isActive ? 'active' : 'other'] += 1;
              expect([moment, request.state === 'active']).toEqual([
                moment,
                isActive,
              ]);
              expect(isExcusing(request, clock.now)).toBe(isActive);
              const listed = await store.list(
                { states: ['active'], ids: [id] },
                { limit: 1 },
              );
              expect(listed.items).toHaveLength(isActive ? 1 : 0);
            }
          },
        ),
        { numRuns: RUNS },
      );
      expect(looked.active).toBeGreaterThan(5);
      expect(looked.other).toBeGreaterThan(5);
    });

    it('4. a command that is sent again and again with the same key happens once', async () => {
      const { store, open } = await openStore(databases, databaseId);
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              name: fc.constantFrom('comment', 'submit', 'approve', 'ask'),
              who: fc.constantFrom('ann', 'eve'),
              times: fc.integer({ min: 1, max: 5 }),
              atOnce: fc.boolean(),
            }),
            { minLength: 1, maxLength: 4 },
          ),
          async sends => {
            const content = fresh({});
            const keys = `c${round}`;
            const idempotency = { key: keys, fingerprint: 'c' };
            const create = () =>
              store.create({ actor: person('eve'), content, idempotency });
            const first = await create();
            expect(await create()).toEqual(first);
            if ('problem' in first) throw new Error('not created');
            const { id } = first.request;
            for (const [index, send] of sends.entries()) {
              const { name, who, times, atOnce } = send;
              const { version } = (await requestOf(store, id))!;
              const before = await eventsOf(store, id);
              const again = (at: number) =>
                give([store, open()][at % 2], commandOf(name), {
                  id,
                  version,
                  actor: person(who),
                  idempotency: {
                    key: `${keys}-${index}`,
                    fingerprint: 'c',
                  },
                });
              const outcomes = [];
              if (atOnce) {
                outcomes.push(
                  ...(await Promise.all(
                    Array.from({ length: times }, (_each, at) => again(at)),
                  )),
                );
              } else {
                for (let at = 0; at < times; at += 1) {
                  outcomes.push(await again(at));
                }
              }
              for (const outcome of outcomes) {
                expect(outcome).toEqual(outcomes[0]);
              }
              const after = await eventsOf(store, id);
              // Done or refused, it is in the history once, whatever time did besides.
              const byPeople = (events: RecordedEvent[]) =>
                events.filter(({ actor }) => actor !== SYSTEM_ACTOR.userRef);
              expect(byPeople(after).length).toBe(byPeople(before).length + 1);
            }
          },
        ),
        { numRuns: RUNS / 2 },
      );
      expect(await store.verifyAudit()).toMatchObject({ ok: true });
    });
  },
);
