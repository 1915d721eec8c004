import { RequestCommand } from './commands';
import { effectiveState, settle } from './effectiveState';
import { guard } from './guards';
import { LimitContext } from './limits';
import { APPLY } from './apply';
import { SYSTEM_ACTOR, step } from './record';
import { RouteResult } from './routing';
import {
  MembersOf,
  RequestActor,
  RequestEvent,
  RequestProblem,
  RequestRecord,
} from './types';

/** What a command is given with. @public */
export interface TransitionContext extends Omit<LimitContext, 'renewalOf'> {
  actor: RequestActor;
  membersOf: MembersOf;
  /** Where the model sends the request; looked at on submission, and when scope, dates or risk are edited afterwards. */
  route?: RouteResult;
  /** The id of a request that comes into being by the command. */
  newId?: string;
}

/** What a command leads to. @public */
export type Transition =
  | {
      request: RequestRecord;
      events: RequestEvent[];
      /** Requests that came into being or changed with it; their events are among the others. */
      others: RequestRecord[];
    }
  | { problem: RequestProblem };

function supersede(
  request: RequestRecord,
  { predecessor, now }: TransitionContext,
): Transition {
  if (
    !predecessor ||
    request.renewalOf !== predecessor.id ||
    effectiveState(predecessor, now) !== 'active'
  ) {
    return { request, events: [], others: [] };
  }
  const settled = settle(predecessor, now);
  const next = step(
    settled.request,
    { state: 'superseded', supersededBy: request.id },
    { action: 'supersede', actor: SYSTEM_ACTOR.userRef, now },
  );
  return {
    request,
    events: [...settled.events, ...next.events],
    others: [next.request],
  };
}

/**
 * What a command makes of a request: the next request and the events that tell of it, or the reason why not. Pure; it knows
 * nothing but what it is given.
 *
 * @public
 */
export function transition(
  request: RequestRecord,
  command: RequestCommand,
  context: TransitionContext,
): Transition {
  const { actor, now, membersOf } = context;
  const settled = settle(request, now);
  const current = settled.request;
  const refusal = guard(command.command, {
    request: current,
    actor,
    now,
    membersOf,
  });
  if (refusal) return { problem: refusal };
  const applied = APPLY[command.command](current, command as never, context);
  if ('problem' in applied) return applied;
  const next = step(current, applied.patch, {
    action: command.command,
    actor: actor.userRef,
    now,
    comment: applied.comment ?? command.comment,
  });
  const approved =
    command.command === 'approve' && next.request.state !== 'pending';
  const after = approved
    ? supersede(next.request, context)
    : { events: [], others: [] };
  if ('problem' in after) return after;
  return {
    request: next.request,
    events: [
      ...settled.events,
      ...next.events,
      ...(applied.created?.events ?? []),
      ...after.events,
    ],
    others: [
      ...(applied.created ? [applied.created.request] : []),
      ...after.others,
    ],
  };
}

/** The trace that a refused command leaves. @public */
export function refusalEvent(
  request: RequestRecord,
  refused: {
    command: RequestCommand['command'];
    actor: RequestActor;
    now: Date;
    problem: RequestProblem;
  },
): RequestEvent {
  const { command, actor, now, problem } = refused;
  return {
    requestId: request.id,
    action: command,
    outcome: 'refused',
    actor: actor.userRef,
    at: now.toISOString(),
    from: effectiveState(request, now),
    changes: {},
    problem: { code: problem.code, message: problem.message },
  };
}
