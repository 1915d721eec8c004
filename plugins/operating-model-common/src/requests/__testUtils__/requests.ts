import { RequestCommand } from '../commands';
import { RequestDraft, parseRequestDraft } from '../draft';
import { DEFAULT_REQUEST_POLICY } from '../policy';
import { createRequest } from '../record';
import { TransitionContext, transition } from '../transition';
import { RequestActor, RequestRecord, Routing } from '../types';

export const NOW = new Date('2026-11-23T12:00:00Z');

export const days = (count: number) =>
  new Date(NOW.getTime() + count * 24 * 3_600_000);

export const GROUPS: Record<string, string[]> = {
  'group:default/shop': ['user:default/ann', 'user:default/bob'],
  'group:default/identity': ['user:default/bob', 'user:default/cleo'],
  'group:default/security': ['user:default/dan'],
  'group:default/empty': [],
};

export const membersOf = (ref: string) => GROUPS[ref] ?? [];

/** A person of the test organization, with the groups that the person is in. */
export function person(name: string, isAdmin = false): RequestActor {
  const userRef = `user:default/${name}`;
  return {
    userRef,
    isAdmin,
    ownershipRefs: [
      userRef,
      ...Object.keys(GROUPS).filter(ref => GROUPS[ref].includes(userRef)),
    ],
  };
}

export const exceptionBody = {
  kind: 'exception',
  subject: { type: 'cell', entityRef: 'Tax', activityRef: 'review-access' },
  title: 'Longer review period',
  justification: 'The report is being rebuilt.',
  benefits: 'One honest review instead of two.',
  risks: 'A leaver may keep access for four weeks.',
  risk: 'low',
  category: 'waiver',
  validFrom: NOW.toISOString(),
  validTo: days(20).toISOString(),
};

export const changeBody = {
  kind: 'change',
  subject: { type: 'runbook', runbookRef: 'restore' },
  title: 'Say who restores',
  justification: 'Nobody knows.',
  benefits: 'Somebody does.',
  risks: 'None.',
  risk: 'low',
  proposal: 'Name the group.',
};

export const clarificationBody = {
  kind: 'clarification',
  subject: { type: 'entity', entityRef: 'tax' },
  title: 'Whose is it?',
  question: 'Who owns the tax service?',
};

export function draftOf(
  body: object,
  changes: Record<string, unknown> = {},
): RequestDraft {
  const parsed = parseRequestDraft({ ...body, ...changes });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.draft;
}

export const routing: Routing = {
  approvers: [
    { ref: 'group:default/shop', reason: 'accountable' },
    { ref: 'group:default/identity', reason: 'second group' },
  ],
  consulted: ['group:default/security'],
  informed: ['group:default/support'],
  responsible: ['group:default/shop'],
  preApproved: false,
};

export function contextOf(
  actor: RequestActor,
  changes: Partial<TransitionContext> = {},
): TransitionContext {
  return {
    actor,
    membersOf,
    now: NOW,
    policy: DEFAULT_REQUEST_POLICY,
    route: { routing },
    newId: '2',
    ...changes,
  };
}

export function drafted(
  content: RequestDraft,
  requester = 'user:default/eve',
): RequestRecord {
  return createRequest(content, { id: '1', requester, now: NOW }).request;
}

/** What a command leads to, which must not be refused. */
export function done(
  request: RequestRecord,
  command: RequestCommand,
  actor: RequestActor,
  changes: Partial<TransitionContext> = {},
) {
  const result = transition(request, command, contextOf(actor, changes));
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return result;
}

/** Why a command is refused. */
export function refused(
  request: RequestRecord,
  command: RequestCommand,
  actor: RequestActor,
  changes: Partial<TransitionContext> = {},
) {
  const result = transition(request, command, contextOf(actor, changes));
  if (!('problem' in result)) throw new Error(`${command.command} succeeded`);
  return result.problem;
}

/** A request that waits for a decision. */
export function pending(
  body: object = exceptionBody,
  changes: Record<string, unknown> = {},
  context: Partial<TransitionContext> = {},
): RequestRecord {
  return done(
    drafted(draftOf(body, changes)),
    { command: 'submit' },
    person('eve'),
    context,
  ).request;
}
