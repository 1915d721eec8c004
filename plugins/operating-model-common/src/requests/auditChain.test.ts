import { AuditChain, AuditEntry, auditText } from './auditChain';
import { canonicalJson } from './canonicalJson';

/** Not a hash to trust, but one that tells texts apart. */
const hash = (text: string) => `#${text.length}:${text}`;

const event = (changes: Record<string, unknown>) => ({
  requestId: '1',
  outcome: 'done',
  actor: 'user:default/eve',
  at: '2026-11-23T12:00:00Z',
  changes: {},
  ...changes,
});

const create = event({
  action: 'create',
  to: 'draft',
  changes: { content: { kind: 'change' } },
});
const submit = event({ action: 'submit', from: 'draft', to: 'pending' });
const refused = event({
  action: 'approve',
  from: 'pending',
  outcome: 'refused',
});
const reject = event({ action: 'reject', from: 'pending', to: 'rejected' });

function chained(events: object[]): AuditEntry[] {
  const entries: AuditEntry[] = [];
  events.forEach((each, index) => {
    const sequence = index + 1;
    const previousHash = entries.at(-1)?.hash ?? '';
    const payload = canonicalJson({
      sequence,
      requestSequence: sequence,
      ...each,
    });
    const entry = { sequence, previousHash, payload };
    entries.push({ ...entry, hash: hash(auditText(entry)) });
  });
  return entries;
}

function verify(entries: AuditEntry[]) {
  const chain = new AuditChain(hash);
  const problems = entries.flatMap(entry => chain.add(entry) ?? []);
  return { problem: problems[0], head: chain.head, requests: chain.requests };
}

it('takes what follows, refusals included', () => {
  const entries = chained([create, submit, refused, reject]);
  expect(verify(entries)).toEqual({
    problem: undefined,
    head: { sequence: 4, hash: entries[3].hash },
    requests: 1,
  });
});

it('follows one request alone, past the events of others', () => {
  const other = { requestId: '2', requestSequence: 1 };
  const entries = chained([
    create,
    { ...create, ...other },
    { ...submit, requestSequence: 2 },
  ]);
  const follow = (last: AuditEntry) => {
    const chain = new AuditChain(hash);
    chain.add(entries[0]);
    chain.passTo(entries[1]);
    return chain.add(last);
  };
  expect(follow(entries[2])).toBeUndefined();
  const forged = { ...entries[2], previousHash: entries[0].hash };
  expect(follow(forged)).toMatch(/event before/);
});

it.each([
  [
    'begins with something else',
    [submit],
    'can not go from nothing to pending',
  ],
  [
    'comes into being twice',
    [create, create],
    'can not go from draft to draft',
  ],
  [
    'takes a step that does not exist',
    [create, event({ action: 'approve', from: 'draft', to: 'approved' })],
    'can not go from draft to approved by approve',
  ],
  [
    'begins where it was not',
    [
      create,
      submit,
      event({ action: 'verify', from: 'implemented', to: 'closed' }),
    ],
    'can not go from pending to closed by verify',
  ],
  [
    'leaves out a step',
    [create, { ...submit, requestSequence: 3 }],
    'event 2 of request 1 is missing',
  ],
  [
    'says another place',
    [{ ...create, sequence: 7 }],
    'does not say its own place',
  ],
])('finds a request that %s', (_what, events, message) => {
  expect(verify(chained(events)).problem).toContain(message);
});

it.each([
  ['no JSON', 'draft'],
  ['nothing', 'null'],
  ['a number', '1'],
])('refuses a payload that is %s', (_what, payload) => {
  const entry = { sequence: 1, previousHash: '', payload };
  expect(verify([{ ...entry, hash: hash(auditText(entry)) }]).problem).toBe(
    'it is no event that can be read',
  );
});

it('does not take up again what names another event before it', () => {
  const [first, second] = chained([create, submit]);
  expect(verify([first, { ...second, previousHash: '#0:' }]).problem).toBe(
    'it does not name the event before it',
  );
});
