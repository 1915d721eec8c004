import fc from 'fast-check';
import {
  GROUPS,
  changeBody,
  clarificationBody,
  contextOf,
  days,
  draftOf,
  exceptionBody,
  membersOf,
  person,
} from './__testUtils__/requests';
import { REQUEST_COMMANDS, RequestCommand } from './commands';
import { isEdge } from './edges';
import { effectiveState, settle } from './effectiveState';
import { allowedCommands } from './guards';
import { createRequest, foldEvents } from './record';
import { remindersDue } from './reminders';
import { stateDiagram } from './stateDiagram';
import { transition } from './transition';
import { FINAL_STATES, REQUEST_KINDS, RequestRecord } from './types';

const people = ['ann', 'bob', 'cleo', 'dan', 'eve'];

function commandOf(name: string): RequestCommand {
  const extra: Record<string, object> = {
    edit: { content: { validTo: days(12).toISOString() } },
    renew: { validTo: days(30).toISOString() },
    answer: {
      ownerRef: 'group:default/shop',
      changeUrl: 'https://git.example.com/1',
    },
  };
  return {
    command: name,
    comment: 'Because',
    ...extra[name],
  } as RequestCommand;
}

const bodies = fc.oneof(
  fc.record({
    body: fc.constant(exceptionBody as object),
    changes: fc.record({
      risk: fc.constantFrom('low', 'high'),
      emergency: fc.boolean(),
      validFrom: fc.constantFrom(0, 1, 3).map(at => days(at).toISOString()),
      validTo: fc.constantFrom(2, 4, 20).map(at => days(at).toISOString()),
    }),
  }),
  fc.record({
    body: fc.constantFrom<object>(changeBody, clarificationBody),
    changes: fc.record({ risk: fc.constantFrom('low', 'high') }),
  }),
);

// Without a lead to where most is possible, hardly a sequence would go far.
const LEAD = [
  { name: 'submit', who: 'eve', hours: 0 },
  { name: 'approve', who: 'ann', hours: 0 },
];

const randomSteps = fc.array(
  fc.record({
    name: fc.oneof(
      fc.constantFrom(...REQUEST_COMMANDS),
      fc.constantFrom('submit', 'approve', 'start', 'complete', 'verify'),
    ),
    who: fc.constantFrom(...people),
    hours: fc.constantFrom(0, 0, 0, 1, 24, 100),
  }),
  { maxLength: 20, size: 'max' },
);

const steps = fc
  .tuple(fc.integer({ min: 0, max: LEAD.length }), randomSteps)
  .map(([lead, rest]) => [
    ...LEAD.slice(0, lead),
    ...rest,
    // A comment is always possible, so that what time has done is recorded.
    { name: 'comment', who: 'ann', hours: 200 },
  ]);

/** Runs commands one after the other as a store would. */
function play(
  { body, changes }: { body: object; changes: Record<string, unknown> },
  sequence: { name: string; who: string; hours: number }[],
  look: (request: RequestRecord, now: Date) => void = () => {},
) {
  let hours = 0;
  const { request: draft, events } = createRequest(
    draftOf(body, {
      ...changes,
      ...(changes.validFrom && changes.validFrom >= changes.validTo!
        ? { validFrom: days(0).toISOString() }
        : {}),
    }),
    { id: '1', requester: 'user:default/eve', now: days(0) },
  );
  let request = draft;
  for (const each of sequence) {
    hours += each.hours;
    const now = days(hours / 24);
    const actor = person(each.who);
    const allowed = allowedCommands(request, actor, { now, membersOf }).find(
      ({ command }) => command === each.name,
    );
    const result = transition(
      request,
      commandOf(each.name),
      contextOf(actor, { now }),
    );
    // What the page offers and what the server takes are told by one function.
    if (!allowed?.allowed) {
      expect(result).toMatchObject({
        problem: allowed ? allowed.problem! : { code: 'illegal' },
      });
    }
    if (!('problem' in result)) {
      request = result.request;
      events.push(...result.events.filter(event => event.requestId === '1'));
    }
    look(request, now);
  }
  return { request, events };
}

describe('any sequence of commands', () => {
  it('keeps to the table, and is the fold of its events', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(bodies, steps, (start, sequence) => {
        const { request, events } = play(start, sequence);
        expect(foldEvents(events)).toEqual(request);
        expect(request.version).toBe(events.length);
        for (const { action, from, to } of events.slice(1)) {
          reached.add(to!);
          expect(isEdge(request.content.kind, action, from!, to!)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
    for (const state of ['active', 'expired', 'closed', 'lapsed', 'revoked']) {
      expect(reached).toContain(state);
    }
  });

  it('approves nothing without enough people who had no hand in it', () => {
    let approvals = 0;
    fc.assert(
      fc.property(bodies, steps, (start, sequence) => {
        play(start, sequence, request => {
          const { decisions, decidedAt, quorum, editors, submittedBy } =
            request;
          const voices = decisions.map(({ by }) => by);
          expect(new Set(voices).size).toBe(voices.length);
          for (const hand of [request.requester, submittedBy, ...editors]) {
            expect(voices).not.toContain(hand);
          }
          for (const { by, groups } of decisions) {
            expect(groups.some(ref => GROUPS[ref].includes(by))).toBe(true);
          }
          const isApproved =
            decidedAt !== undefined &&
            ['approved', 'active'].includes(request.state);
          approvals += Number(isApproved);
          expect(!isApproved || voices.length >= quorum!.approvers).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
    expect(approvals).toBeGreaterThan(50);
  });

  it('has an effective state that is the recorded one once it is settled', () => {
    fc.assert(
      fc.property(
        bodies,
        steps,
        fc.integer({ min: 0, max: 1_000 }),
        (start, sequence, hours) => {
          const { request } = play(start, sequence);
          const now = days(hours / 24);
          const settled = settle(request, now);
          expect(settled.request.state).toBe(effectiveState(request, now));
          expect(settle(settled.request, now).events).toEqual([]);
          const keys = remindersDue(request, now).map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          const isOver = FINAL_STATES.includes(settled.request.state);
          expect(isOver ? keys : []).toEqual([]);
        },
      ),
    );
  });
});

describe('the diagram', () => {
  it.each(REQUEST_KINDS)('shows every state of a %s that is reached', kind => {
    const diagram = stateDiagram(kind);
    expect(diagram).toMatch(/^stateDiagram-v2\n/);
    expect(diagram).toContain('[*] --> draft');
    expect(diagram).toContain('draft --> pending: submit');
    expect(diagram.includes('active --> expired')).toBe(kind === 'exception');
    expect(diagram.includes('answered --> closed: verify')).toBe(
      kind === 'clarification',
    );
  });
});
