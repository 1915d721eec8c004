import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AuditEntry,
  DEFAULT_REQUEST_POLICY,
  RequestEvent,
  auditText,
  canonicalJson,
  createRequest,
  parseRequestDraft,
  transition,
} from 'backstage-plugin-operating-model-common';
import { startPortal } from '../__testUtils__/portal';
import { run, temporaryFolder } from '../__testUtils__/run';

const now = new Date('2026-11-23T12:00:00Z');

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** Two requests that are drafted and withdrawn, told alternately. */
function events(): RequestEvent[] {
  const parsed = parseRequestDraft({
    kind: 'clarification',
    subject: { type: 'entity', entityRef: 'shop' },
    title: 'Who owns it?',
    question: 'Who?',
  });
  if (!('draft' in parsed)) throw new Error('no draft');
  const actor = {
    userRef: 'user:default/eve',
    ownershipRefs: [],
    isAdmin: false,
  };
  const both = ['1', '2'].map(id => {
    const begun = createRequest(parsed.draft, {
      id,
      requester: actor.userRef,
      now,
    });
    const ended = transition(
      begun.request,
      { command: 'withdraw' },
      { actor, now, membersOf: () => [], policy: DEFAULT_REQUEST_POLICY },
    );
    return 'events' in ended ? [begun.events[0], ended.events[0]] : [];
  });
  return [both[0][0], both[1][0], both[0][1], both[1][1]];
}

function chained(list: RequestEvent[]): AuditEntry[] {
  const entries: AuditEntry[] = [];
  const places = new Map<string, number>();
  for (const event of list) {
    const sequence = entries.length + 1;
    const requestSequence = (places.get(event.requestId) ?? 0) + 1;
    places.set(event.requestId, requestSequence);
    const previousHash = entries.at(-1)?.hash ?? '';
    const payload = canonicalJson({ ...event, sequence, requestSequence });
    const hash = sha256(auditText({ previousHash, payload }));
    entries.push({ sequence, payload, previousHash, hash });
  }
  return entries;
}

const entries = chained(events());
const last = entries[3];
const asFile = (list: object[]) =>
  list.map(each => `${JSON.stringify(each)}\n`).join('');

const verify = (line: string[], files: Record<string, string> = {}) =>
  run(['verify-audit', ...line], { folder: temporaryFolder(files) });

/** A portal that hands out some events, three at a time. */
const portalWith = (list: AuditEntry[], brokenRequests: string[] = []) =>
  startPortal({
    answers: {
      '/audit/verify': () => ({
        ok: true,
        events: list.length,
        brokenRequests,
      }),
      '/audit/events': query => {
        const from = Number(query.get('cursor') ?? 0);
        return {
          items: list.slice(from, from + 3),
          nextCursor: from + 3 < list.length ? String(from + 3) : undefined,
        };
      },
    },
  });

describe('of an export', () => {
  it('says that it holds, and what to keep for the next time', async () => {
    const { code, output } = await verify(['events.jsonl'], {
      'events.jsonl': asFile(entries),
    });
    expect(output).toBe(
      `4 events of 2 requests hold.\nKeep this for the next time: --expect 4:${last.hash}\n`,
    );
    expect(code).toBe(0);
  });

  it('takes it from the standard input', async () => {
    const { code } = await run(['verify-audit', '-'], {
      input: asFile(entries),
    });
    expect(code).toBe(0);
  });

  it.each([
    [
      'changed',
      1,
      (list: AuditEntry[]) => {
        list[1] = {
          ...list[1],
          payload: list[1].payload.replace('eve', 'ann'),
        };
      },
      'event 2 does not hold: it is not what was hashed',
    ],
    [
      'removed',
      1,
      (list: AuditEntry[]) => {
        list.splice(1, 1);
      },
      'event 3 does not hold: event 2 is missing',
    ],
    [
      'exchanged',
      1,
      (list: AuditEntry[]) => {
        list.splice(1, 2, list[2], list[1]);
      },
      'event 3 does not hold: event 2 is missing',
    ],
    [
      'put in, with hashes that fit',
      3,
      (list: AuditEntry[]) => {
        const [first, second, third] = events();
        list.splice(0, 4, ...chained([first, second, third, third]));
      },
      'event 4 does not hold: request 1 can not go from withdrawn to withdrawn by withdraw',
    ],
  ])('finds an event that was %s', async (_what, at, tamper, message) => {
    const list = [...entries];
    tamper(list);
    const { code, output } = await verify(['e.jsonl'], {
      'e.jsonl': asFile(list),
    });
    expect(output.split('\n')).toEqual([
      message,
      `Not verified: rely on nothing from event ${at + 1} on.`,
      '',
    ]);
    expect(code).toBe(1);
  });

  it('finds that the end is missing, or is another one, by what an earlier run ended with', async () => {
    const expected = ['--expect', `4:${last.hash}`];
    const cut = await verify(['e.jsonl', ...expected], {
      'e.jsonl': asFile(entries.slice(0, 3)),
    });
    expect(cut.output).toContain(
      'event 4 was there before and is missing; the last is 3',
    );
    // Somebody who can write everything has written it anew, with hashes that fit.
    const [first, ...rest] = events();
    const rewritten = chained([{ ...first, comment: 'never' }, ...rest]);
    const other = await verify(['e.jsonl', ...expected], {
      'e.jsonl': asFile(rewritten),
    });
    expect(other.output).toContain(
      `event 4 is not the one that was there before: its hash was ${last.hash}`,
    );
    for (const { code, output } of [cut, other]) {
      expect(output).toMatch(
        /\nNot verified: rely on none of these events\.\n$/,
      );
      expect(code).toBe(1);
    }
  });
});

describe('of a portal', () => {
  it('asks for all of it with the token, and writes it down', async () => {
    const portal = await portalWith(entries);
    const folder = temporaryFolder();
    const { code, output } = await run(
      ['verify-audit', '--portal', portal.url, '--output', 'e.jsonl'],
      { folder, environment: { OPERATING_MODEL_TOKEN: 'secret' } },
    );
    expect(output).toMatch(/^4 events of 2 requests hold\.\n/);
    expect(code).toBe(0);
    expect(portal.requests.map(({ authorization }) => authorization)).toEqual([
      'Bearer secret',
      'Bearer secret',
      'Bearer secret',
    ]);
    expect(readFileSync(join(folder, 'e.jsonl'), 'utf8')).toBe(asFile(entries));
  });

  it('says that it does not hold although the portal says that it does', async () => {
    const portal = await portalWith(entries.slice(1));
    const { code, output } = await verify(['--portal', portal.url]);
    expect(output).toBe(
      'event 2 does not hold: event 1 is missing\nNot verified: rely on none of these events.\n',
    );
    expect(code).toBe(1);
  });

  it('hands on which requests are not what their events tell', async () => {
    const portal = await portalWith(entries, ['2']);
    const { code, output } = await verify(['--portal', portal.url]);
    expect(output).toBe(
      'request 2 is kept as something else than its events tell\nNot verified: the 4 events of 2 requests hold, but what is kept beside them does not agree with them.\n',
    );
    expect(code).toBe(1);
  });

  it('has to begin with what was exported before', async () => {
    const longer = await portalWith(entries);
    const files = { 'e.jsonl': asFile(entries.slice(0, 2)) };
    expect(
      (await verify(['e.jsonl', '--portal', longer.url], files)).code,
    ).toBe(0);
    const shorter = await portalWith(entries.slice(0, 1));
    const { code, output } = await verify(
      ['e.jsonl', '--portal', shorter.url],
      files,
    );
    expect(output).toBe(
      'the portal: event 2 was there before and is missing; the last is 1\nNot verified: rely on none of these events.\n',
    );
    expect(code).toBe(1);
  });
});

it('says once what comes of an export that does not hold itself', async () => {
  const portal = await portalWith(entries);
  const list = [...entries];
  list[1] = { ...list[1], payload: list[1].payload.replace('eve', 'ann') };
  const { code, output } = await verify(['e.jsonl', '--portal', portal.url], {
    'e.jsonl': asFile(list),
  });
  expect(output).toBe(
    'e.jsonl: event 2 does not hold: it is not what was hashed\nNot verified: of e.jsonl, rely on nothing from event 2 on; what the portal has holds in itself, but from event 2 on nothing proves that it was not written anew.\n',
  );
  expect(code).toBe(1);
});

it.each([
  [[], 'name a file with events, or a --portal to ask'],
  [['nothing.jsonl'], 'nothing.jsonl: there is no such file'],
  [['bad.jsonl'], 'bad.jsonl, line 2: this is no event of an export'],
  [['bad.jsonl', '--expect', 'abc'], '--expect takes what an earlier run'],
  [['bad.jsonl', '--output', 'x'], '--output takes --portal'],
])('%j ends with 2', async (line, message) => {
  const { code, errors } = await verify(line, {
    'bad.jsonl': `${asFile(entries.slice(0, 1))}{"sequence":2}\n`,
  });
  expect(errors).toContain(message);
  expect(code).toBe(2);
});
