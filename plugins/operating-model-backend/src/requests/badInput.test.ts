import { randomUUID } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Response } from 'supertest';
import { databaseIds } from '../__testUtils__/startApi';
import {
  exceptionBody,
  inDays,
  startRequestApi,
} from './__testUtils__/requestApi';

jest.setTimeout(120_000);

/** Of every type that JSON has. */
const VALUES: Record<string, unknown> = {
  nothing: null,
  'a number': 7,
  'a flag': true,
  'a text': '\u0000',
  'a list': [],
  'an object': { toString: 1 },
};

const bases: Record<string, Record<string, unknown>> = {
  exception: exceptionBody({
    requestingGroup: 'user:default/sam',
    compensatingControls: 'c',
    fix: { url: 'https://git.example.com/1', due: inDays(10) },
    emergency: false,
    scope: { entityRefs: ['tax'] },
  }),
  change: {
    kind: 'change',
    subject: { type: 'runbook', runbookRef: 'deploy-tax' },
    title: 't',
    justification: 'j',
    benefits: 'b',
    risks: 'r',
    risk: 'low',
    proposal: 'p',
    links: [],
  },
  clarification: {
    kind: 'clarification',
    subject: { type: 'entity', entityRef: 'tax' },
    title: 't',
    question: 'q',
  },
};

/** Fields for which one of the values is a right one. */
const RIGHT: Record<string, string> = { emergency: 'a flag', links: 'a list' };

const commands: Record<string, Record<string, unknown>> = {
  submit: { comment: 'c' },
  edit: { comment: 'c', content: {} },
  comment: { comment: 'c', opinion: 'objection' },
  ask: { comment: 'c' },
  answer: {
    comment: 'c',
    ownerRef: 'shop',
    changeUrl: 'https://git.example.com/1',
  },
  reject: { comment: 'c' },
  revoke: { comment: 'c' },
  renew: { comment: 'c', validTo: inDays(30) },
};

const REFS = [
  '',
  'a:b:c:d/e',
  'a/b/c',
  'component:default/',
  ':default/tax',
  '../../etc/passwd',
  'component:../tax',
  'component:default/..',
  'tax\u0000',
  'tax\u202e',
  'tax rates',
  "tax' or 1=1 --",
];

const MOMENTS = [
  '2026-12-31',
  '2026-12-31T12:00:00',
  '2027-02-30T12:00:00Z',
  '2027-13-01T12:00:00Z',
  '2027-01-01T25:00:00Z',
  'tomorrow',
  '1798718400000',
  '+275761-01-01T00:00:00Z',
  '',
];

const cursorOf = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

type Wrong = { sent: unknown; status: number; message: string };

/** Whether somebody is told which field is wrong, with a stable message and nothing from below. */
function told({ status, body, text }: Response, field: string): boolean {
  const { name, message = '', problems, stack } = body.error ?? {};
  const fields: string[] = (problems ?? []).map((each: any) => each.field);
  return (
    status === 400 &&
    name === 'InputError' &&
    message.includes(field) &&
    (!problems || fields.some(each => each?.startsWith(field))) &&
    stack === undefined &&
    !/node_modules|select |insert |sqlite/i.test(text)
  );
}

describe.each(databaseIds)('bad input to requests on %p', databaseId => {
  async function setUp() {
    const api = await startRequestApi(databaseId);
    const { post, as, create } = api;
    await create('sam', exceptionBody({ title: 'The one that is there' }));
    const wrong: Wrong[] = [];
    const check = (sent: unknown, answer: Response, field: string) => {
      if (told(answer, field)) return;
      wrong.push({ sent, status: answer.status, message: answer.text });
    };
    return {
      ...api,
      wrong,
      check,
      draft: (body: object) => post('/requests', as('sam')).send(body),
      command: (body: object) =>
        post('/requests/1/commands', as('sam'))
          .set('If-Match', '"1"')
          .send(body),
    };
  }
  type Api = Awaited<ReturnType<typeof setUp>>;

  /** Only what was there is there, as it was. */
  const UNTOUCHED = { wrong: [], requests: ['1 draft 1'], events: 1 };

  async function outcomeOf({ read, wrong }: Api) {
    const { items } = await read('/requests');
    return {
      wrong,
      requests: items.map(({ id, state, version }: any) =>
        [id, state, version].join(' '),
      ),
      events: (await read('/audit/verify')).events,
    };
  }

  it('names the field of a draft that has the wrong type, is missing, or is not known', async () => {
    const api = await setUp();
    const { draft, check } = api;
    for (const base of Object.values(bases)) {
      for (const field of Object.keys(base)) {
        for (const [type, value] of Object.entries(VALUES)) {
          if (RIGHT[field] === type) continue;
          const body = { ...base, [field]: value };
          check([field, type], await draft(body), field);
        }
      }
      const unknown = { ...base, colour: 'red' };
      check(unknown, await draft(unknown), 'colour');
      const { title, ...untitled } = base;
      check(untitled, await draft(untitled), 'title');
    }
    expect(await outcomeOf(api)).toEqual(UNTOUCHED);
  });

  it('names the field of a command that has the wrong type, is missing, or is not known', async () => {
    const api = await setUp();
    const { command, check } = api;
    for (const [name, fields] of Object.entries(commands)) {
      for (const field of Object.keys(fields)) {
        for (const [type, value] of Object.entries(VALUES)) {
          if (field === 'content' && type === 'an object') continue;
          const body = { command: name, ...fields, [field]: value };
          check(body, await command(body), field);
        }
      }
      const unknown = { command: name, ...fields, colour: 'red' };
      check(unknown, await command(unknown), 'colour');
    }
    for (const value of [...Object.values(VALUES), 'dance', undefined]) {
      const body = { command: value };
      check(body, await command(body), 'command');
    }
    expect(await outcomeOf(api)).toEqual(UNTOUCHED);
  });

  it('takes no reference, moment, address or period that can not be', async () => {
    const api = await setUp();
    const { draft, command, check } = api;
    const refused = async (field: string, changes: object) => {
      const body = { ...exceptionBody(), ...changes };
      check(changes, await draft(body), field);
    };
    for (const ref of REFS) {
      await refused('requestingGroup', { requestingGroup: ref });
      await refused('subject.entityRef', {
        subject: { type: 'entity', entityRef: ref },
      });
      await refused('scope.entityRefs[0]', {
        subject: { type: 'rule', rule: 'R23' },
        scope: { entityRefs: [ref] },
      });
    }
    for (const moment of MOMENTS) {
      await refused('validFrom', { validFrom: moment });
      await refused('validTo', { validTo: moment });
      await refused('fix.due', {
        fix: { url: 'https://git.example.com/1', due: moment },
      });
      const renewal = { command: 'renew', comment: 'c', validTo: moment };
      check(renewal, await command(renewal), 'validTo');
    }
    // eslint-disable-next-line no-script-url
    for (const url of ['javascript:alert(1)', '//host', 'https://a:b@host/']) {
      await refused('fix.url', { fix: { url, due: inDays(3) } });
    }
    await refused('validTo', { validFrom: inDays(3), validTo: inDays(2) });
    const at = inDays(3);
    await refused('validTo', { validFrom: at, validTo: at });
    await refused('subject.row', {
      subject: { type: 'matrix-row', matrixRef: 'operations', row: 1e9 },
    });
    await refused('subject.row', {
      subject: { type: 'matrix-row', matrixRef: 'operations', row: -1 },
    });
    await refused('scope', {
      subject: { type: 'rule', rule: 'R23' },
      scope: { appliesTo: {} },
    });
    await refused('title', { title: 'x'.repeat(201) });
    await refused('justification', { justification: '\u202e' });
    expect(await outcomeOf(api)).toEqual(UNTOUCHED);
  });

  it('lets nothing through that is too large, too deep or no JSON, nor what would change objects', async () => {
    const api = await setUp();
    const raw = async (
      path: string,
      text: string,
      headers: Record<string, string> = {},
    ) => {
      const answer = await api
        .post(path, api.as('sam'))
        .set({ 'Content-Type': 'application/json', 'If-Match': '"1"' })
        .set(headers)
        .send(text);
      expect(answer.body.error?.stack).toBeUndefined();
      expect(answer.text).not.toMatch(/node_modules|Maximum call stack/);
      return answer.status;
    };
    const body = JSON.stringify(exceptionBody());
    const large = (size: number) => body.padEnd(size, ' ');
    for (const path of ['/requests', '/requests/1/commands']) {
      expect([path, await raw(path, large(100 * 1024 + 1))]).toEqual([
        path,
        413,
      ]);
      for (const text of ['', '[]', '"text"', '7', 'null', '{', '{"a":}']) {
        expect([text, await raw(path, text)]).toEqual([text, 400]);
      }
      const { body: answer } = await api
        .post(path, api.as('sam'))
        .set({ 'Content-Type': 'application/json', 'If-Match': '"1"' })
        .send('{"secret":}');
      expect(answer.error.message).toMatch(/^The body is not JSON: .*as JSON$/);
      expect(answer.error).not.toHaveProperty('body');
      expect(await raw(path, body, { 'Content-Type': 'text/plain' })).toBe(400);
      for (const levels of [40, 1_000, 45_000]) {
        for (const text of [
          `{"command":"edit","content":{"title":${deep(levels)}}}`,
          `{"kind":${deep(levels)}}`,
          `{"kind":"exception","scope":{"appliesTo":${deep(levels)}}}`,
        ]) {
          // Each with a key of its own.
          const keys = { 'Idempotency-Key': randomUUID() };
          expect([levels, await raw(path, text)]).toEqual([levels, 400]);
          expect([levels, await raw(path, text, keys)]).toEqual([levels, 400]);
        }
      }
    }
    for (const text of [
      body.replace('{', '{"__proto__":{"polluted":true},'),
      body.replace('{', '{"constructor":{"prototype":{"polluted":true}},'),
      body.replace('"subject":{', '"subject":{"__proto__":{"polluted":true},'),
    ]) {
      expect(await raw('/requests', text)).toBe(400);
    }
    for (const content of [
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
    ]) {
      const text = `{"command":"edit","content":${content}}`;
      expect(await raw('/requests/1/commands', text)).toBe(400);
    }
    await api.read('/requests/1');
    expect(({} as any).polluted).toBeUndefined();
    expect((await api.read('/requests')).items).toHaveLength(1);
  });

  it('takes no parameter, cursor or id that it did not give', async () => {
    const api = await setUp();
    const { get, as, check } = api;
    const cursors = [
      'x',
      '%00',
      cursorOf({ $ne: 1 }),
      cursorOf(null),
      cursorOf(['1']),
      cursorOf(true),
      cursorOf('1 or 1=1'),
      cursorOf('99999999999999999999'),
      cursorOf(-1),
      cursorOf(1.5),
      cursorOf(1e300),
    ];
    for (const path of ['/requests', '/requests/1/events', '/audit/events']) {
      for (const limit of ['-1', '0', '1000000000', '501', '1.5', '1e2', 'x']) {
        check(limit, await get(`${path}?limit=${limit}`, as('sam')), 'limit');
      }
      for (const cursor of cursors) {
        const answer = await get(`${path}?cursor=${cursor}`, as('sam'));
        check([path, cursor], answer, 'cursor');
      }
    }
    for (const moment of MOMENTS) {
      const value = encodeURIComponent(moment);
      const answer = await get(`/requests?endsBefore=${value}`, as('sam'));
      check(moment, answer, 'endsBefore');
    }
    for (const question of [
      'q=%25',
      'state=pen%25',
      'state=',
      'kind=exception,change',
      'mine=1',
      'toDecide=yes',
      'subjectRef=a:b:c',
      'ownerRef=a%20b',
      'groupRef=..',
      'colour=red',
      'limit=1&limit=2',
      'kind[a]=b',
    ]) {
      const answer = await get(`/requests?${question}`, as('sam'));
      check(question, answer, question.match(/^\w+/)![0]);
    }
    // A wildcard stands for itself, so it finds nothing.
    for (const ref of ['component:default/%25', 'component:default/ta_']) {
      const { items } = await api.read(`/requests?subjectRef=${ref}`);
      expect(items).toEqual([]);
    }
    for (const id of ['0', '-1', '1e0', '01', '1.0', '1%00', '99999999999']) {
      for (const path of [`/requests/${id}`, `/requests/${id}/events`]) {
        expect([path, (await get(path, as('sam'))).status]).toEqual([
          path,
          404,
        ]);
      }
    }
    expect((await get('/requests/%ZZ', as('sam'))).status).toBe(400);
    expect(await outcomeOf(api)).toEqual(UNTOUCHED);
  });

  it('wants to know the version, and takes a key for one thing only', async () => {
    const api = await setUp();
    const { post, as, read } = api;
    const withdraw = (headers: Record<string, string>) =>
      post('/requests/1/commands', as('sam'))
        .set(headers)
        .send({ command: 'withdraw' });
    const none = await withdraw({});
    expect([none.status, none.body.error.name]).toEqual([
      428,
      'PreconditionRequiredError',
    ]);
    expect(none.body.error.message).toContain('If-Match');
    for (const version of [
      '*',
      'x',
      '"-1"',
      '"1", "2"',
      '1.0',
      '"9999999999"',
    ]) {
      const answer = await withdraw({ 'If-Match': version });
      api.check(version, answer, 'If-Match');
    }
    for (const key of ['a b', 'x'.repeat(201), 'é']) {
      const answer = await withdraw({
        'If-Match': '"1"',
        'Idempotency-Key': key,
      });
      api.check(key, answer, 'Idempotency-Key');
    }
    expect(await outcomeOf(api)).toEqual(UNTOUCHED);
    for (const version of ['"0"', '"2"', 'W/"7"']) {
      expect((await withdraw({ 'If-Match': version })).status).toBe(412);
    }
    expect(await read('/requests/1')).toMatchObject({ version: 1 });

    const keyed = (path: string, body: object) =>
      post(path, as('sam'))
        .set({ 'If-Match': '"1"', 'Idempotency-Key': 'one' })
        .send(body);
    const other = exceptionBody({
      subject: { type: 'entity', entityRef: 'cart' },
    });
    expect((await keyed('/requests', other)).status).toBe(201);
    for (const reused of [
      await keyed('/requests', { ...other, title: 'Another' }),
      await keyed('/requests/1/commands', { command: 'withdraw' }),
      await keyed('/requests/2/commands', { command: 'withdraw' }),
    ]) {
      expect([reused.status, reused.body.error.problems]).toMatchObject([
        409,
        [{ field: 'Idempotency-Key' }],
      ]);
    }
    // Somebody else's key is another one.
    const anns = await post('/requests', as('ann'))
      .set('Idempotency-Key', 'one')
      .send(other);
    expect(anns.status).toBe(201);
    expect((await read('/requests')).items).toHaveLength(3);
    const nobody = await post('/requests', mockCredentials.none.header()).send(
      other,
    );
    expect(nobody.status).toBe(401);
  });
});
