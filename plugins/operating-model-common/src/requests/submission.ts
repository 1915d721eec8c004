import type { Applied } from './apply';
import { effectiveState } from './effectiveState';
import { higherRisk, limitProblems } from './limits';
import { decideByOf, freezeAt } from './policy';
import { countVoices } from './quorum';
import { eligibleVoices } from './routing';
import { barredFromDeciding, isPerson } from './separation';
import type { TransitionContext } from './transition';
import { Quorum, RequestProblem, RequestRecord, Routing } from './types';

type Placed =
  | { patch: Partial<RequestRecord> & { routing: Routing; quorum: Quorum } }
  | { problem: RequestProblem };

/** Sends a request to those who decide, as the model and the policy say it now. */
export function placeDecision(
  request: RequestRecord,
  context: TransitionContext,
): Placed {
  const { policy, route, membersOf } = context;
  if (!route) {
    return {
      problem: {
        code: 'unroutable',
        message: 'Nobody has said yet who decides this',
        remedy: 'try again in a few seconds',
      },
    };
  }
  if ('problem' in route) return route;
  const { routing } = route;
  const risk = higherRisk(request.content.risk, routing.leastRisk);
  const content = { ...request.content, risk };
  const [problem] = limitProblems(content, {
    ...context,
    renewalOf: request.renewalOf,
  });
  if (problem) return { problem };
  const { approvers, differentGroups } = policy.byRisk[risk];
  const quorum: Quorum =
    content.kind === 'clarification'
      ? { approvers: 1, differentGroups: false }
      : { approvers, differentGroups };
  const voices = eligibleVoices(
    routing.approvers.map(({ ref }) => ref),
    { membersOf, barred: barredFromDeciding(request) },
  );
  const available = countVoices(voices, quorum.differentGroups);
  if (content.kind !== 'clarification' && available < quorum.approvers) {
    return {
      problem: {
        code: 'unroutable',
        field: 'subject',
        message: `${quorum.approvers} people${quorum.differentGroups ? ' from different groups' : ''} have to approve at ${risk} risk, and only ${available} can`,
        remedy:
          'see that the groups that decide have members besides those who ask, or ask who owns it with a clarification',
        offer: 'clarification',
      },
    };
  }
  return { patch: { content, routing, quorum } };
}

export function submit(
  request: RequestRecord,
  _command: unknown,
  context: TransitionContext,
): Applied {
  const { actor, now, policy, predecessor } = context;
  if (
    request.renewalOf &&
    (predecessor?.id !== request.renewalOf ||
      effectiveState(predecessor, now) !== 'active')
  ) {
    return {
      problem: {
        code: 'illegal',
        message: `The exception ${request.renewalOf} that it renews is not active any more`,
        remedy: 'withdraw this request and ask for a new exception',
      },
    };
  }
  const submittedBy = actor.userRef;
  const placed = placeDecision({ ...request, submittedBy }, context);
  if ('problem' in placed) return placed;
  const { patch } = placed;
  const content = patch.content ?? request.content;
  const submitted: Partial<RequestRecord> = {
    ...patch,
    submittedBy,
    submittedAt: now.toISOString(),
  };
  const isWork = content.kind === 'change' || content.kind === 'addition';
  if (
    isWork &&
    patch.routing.preApproved &&
    content.risk === 'low' &&
    isPerson(actor.userRef) &&
    !freezeAt(policy, now)
  ) {
    return {
      patch: { ...submitted, state: 'approved', decidedAt: now.toISOString() },
      comment: 'Approved by rule: a standard change at low risk',
    };
  }
  const emergency = content.kind === 'exception' && content.emergency;
  return {
    patch: {
      ...submitted,
      state: emergency ? 'active' : 'pending',
      awaitingDecision: emergency,
      decideBy: decideByOf(policy, { emergency, now }),
    },
  };
}
