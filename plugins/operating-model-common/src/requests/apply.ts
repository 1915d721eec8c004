import { canonicalJson } from './canonicalJson';
import { RequestCommand, RequestCommandName } from './commands';
import { parseRequestDraft } from './draft';
import { limitProblems } from './limits';
import { forbidden, invalid } from './problems';
import { countVoices } from './quorum';
import { Step, createRequest } from './record';
import { spokenFor } from './separation';
import { subjectKeyOf } from './subject';
import { placeDecision, submit } from './submission';
import type { TransitionContext } from './transition';
import { RequestProblem, RequestRecord, RequestState } from './types';

/** What a command changes. */
export type Applied =
  | { patch: Partial<RequestRecord>; comment?: string; created?: Step }
  | { problem: RequestProblem };

type Apply<TName extends RequestCommandName> = (
  request: RequestRecord,
  command: Extract<RequestCommand, { command: TName }>,
  context: TransitionContext,
) => Applied;

const to = (state: RequestState) => (): Applied => ({ patch: { state } });

/** What stays as it was submitted; something else is another request. */
const FIXED_AFTER_SUBMISSION = ['subject', 'emergency', 'requestingGroup'];

/** What the approvers weighed: when it changes, they have to weigh it anew. */
const WEIGHED = ['scope', 'validFrom', 'validTo', 'risk'];

const edit: Apply<'edit'> = (request, command, context) => {
  const before = request.content as Record<string, unknown>;
  const merged = Object.fromEntries(
    Object.entries({ ...before, ...command.content }).filter(
      ([, value]) => value !== null,
    ),
  );
  const parsed = parseRequestDraft(merged);
  if ('problems' in parsed) return { problem: parsed.problems[0] };
  const content = parsed.draft;
  const after = content as Record<string, unknown>;
  const changed = [
    ...new Set([...Object.keys(before), ...Object.keys(after)]),
  ].filter(key => canonicalJson([before[key]]) !== canonicalJson([after[key]]));
  if (changed.length === 0) {
    return {
      problem: invalid('content', 'changes nothing', 'change a field'),
    };
  }
  const submitted = request.state !== 'draft';
  const fixed = changed.find(
    key =>
      key === 'kind' || (submitted && FIXED_AFTER_SUBMISSION.includes(key)),
  );
  if (fixed) {
    return {
      problem: invalid(
        fixed,
        'stays as it is',
        'withdraw this request and ask anew',
      ),
    };
  }
  if (
    changed.includes('requestingGroup') &&
    content.requestingGroup &&
    !context.actor.ownershipRefs.includes(content.requestingGroup)
  ) {
    return {
      problem: forbidden(
        `You do not belong to ${content.requestingGroup}`,
        'ask for a group that you belong to',
      ),
    };
  }
  const patch: Partial<RequestRecord> = {
    content,
    subjectKey: subjectKeyOf(
      content.subject,
      content.kind === 'exception' ? content.scope : undefined,
    ),
  };
  if (!submitted || !changed.some(key => WEIGHED.includes(key))) {
    return { patch };
  }
  const editors = [
    ...new Set([...request.editors, context.actor.userRef]),
  ].sort();
  const placed = placeDecision({ ...request, ...patch, editors }, context);
  return 'problem' in placed
    ? placed
    : { patch: { ...patch, ...placed.patch, editors, decisions: [] } };
};

const comment: Apply<'comment'> = (request, { opinion }, context) => {
  if (!opinion) return { patch: {} };
  const { actor, membersOf, now } = context;
  const groups = spokenFor(actor, request.routing?.consulted ?? [], membersOf);
  if (groups.length === 0) {
    return {
      problem: forbidden(
        'Only those who are consulted give an opinion',
        'leave it out; anybody may comment',
      ),
    };
  }
  return {
    patch: {
      opinions: [
        ...request.opinions.filter(({ by }) => by !== actor.userRef),
        { by: actor.userRef, groups, opinion, at: now.toISOString() },
      ],
    },
  };
};

const answer: Apply<'answer'> = (request, command, { actor, now }) => {
  if (request.state === 'info-requested') {
    return { patch: { state: 'pending' } };
  }
  const { ownerRef, changeUrl } = command;
  if (!ownerRef) {
    return {
      problem: invalid('ownerRef', 'is missing', 'name the group that owns it'),
    };
  }
  if (!changeUrl) {
    return {
      problem: invalid(
        'changeUrl',
        'is missing',
        'link the change that records the answer',
      ),
    };
  }
  return {
    patch: {
      state: 'answered',
      answer: {
        by: actor.userRef,
        at: now.toISOString(),
        ownerRef,
        changeUrl,
      },
    },
  };
};

const approve: Apply<'approve'> = (request, command, context) => {
  const { actor, membersOf, now } = context;
  const { content, quorum, routing, state } = request;
  if (
    content.kind === 'exception' &&
    Date.parse(content.validTo) <= now.getTime()
  ) {
    return {
      problem: invalid(
        'validTo',
        'is over already',
        'ask for a later end before you approve',
      ),
    };
  }
  const decisions = [
    ...request.decisions,
    {
      by: actor.userRef,
      groups: spokenFor(
        actor,
        routing?.approvers.map(({ ref }) => ref) ?? [],
        membersOf,
      ),
      at: now.toISOString(),
      comment: command.comment,
    },
  ];
  const enough =
    quorum !== undefined &&
    countVoices(decisions, quorum.differentGroups) >= quorum.approvers;
  if (!enough) return { patch: { decisions } };
  return {
    patch: {
      decisions,
      state: state === 'active' ? 'active' : 'approved',
      awaitingDecision: false,
      decidedAt: now.toISOString(),
    },
  };
};

const reject: Apply<'reject'> = (request, _command, { now }) => ({
  patch: {
    state: request.state === 'active' ? 'revoked' : 'rejected',
    awaitingDecision: false,
    decidedAt: now.toISOString(),
  },
});

const revoke: Apply<'revoke'> = () => ({
  patch: { state: 'revoked', awaitingDecision: false },
});

const renew: Apply<'renew'> = (request, command, context) => {
  const { actor, newId, now } = context;
  const { content } = request;
  if (content.kind !== 'exception' || !newId) {
    return {
      problem: {
        code: 'illegal',
        message: 'Only an exception is renewed',
        remedy: 'ask anew',
      },
    };
  }
  const parsed = parseRequestDraft({
    ...content,
    justification: command.comment,
    emergency: false,
    validFrom: now.toISOString(),
    validTo: command.validTo,
  });
  if ('problems' in parsed) return { problem: parsed.problems[0] };
  const problem = limitProblems(parsed.draft, {
    ...context,
    predecessor: request,
    // What it selects is counted when the renewal is submitted.
    scopeEntities: content.scope && 1,
  })[0];
  if (problem) return { problem };
  return {
    patch: { renewedBy: newId },
    created: createRequest(parsed.draft, {
      id: newId,
      requester: actor.userRef,
      ownerRef: request.ownerRef,
      now,
      renewal: {
        renewalOf: request.id,
        renewals: request.renewals + 1,
        originalValidTo: request.originalValidTo ?? content.validTo,
      },
    }),
  };
};

const works =
  (state: RequestState) =>
  (
    request: RequestRecord,
    _command: unknown,
    { actor }: TransitionContext,
  ): Applied => ({
    patch: {
      state,
      implementers: [
        ...new Set([...request.implementers, actor.userRef]),
      ].sort(),
    },
  });

export const APPLY: { [TName in RequestCommandName]: Apply<TName> } = {
  submit,
  edit,
  comment,
  ask: to('info-requested'),
  answer,
  approve,
  reject,
  withdraw: to('withdrawn'),
  revoke,
  renew,
  resolve: () => ({ patch: { state: 'resolved', awaitingDecision: false } }),
  start: works('implementing'),
  complete: works('implemented'),
  fail: to('failed'),
  verify: to('closed'),
};
