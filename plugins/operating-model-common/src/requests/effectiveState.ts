import { SYSTEM_ACTOR, Step, step } from './record';
import {
  FINAL_STATES,
  RequestAction,
  RequestRecord,
  RequestState,
} from './types';

interface Due {
  action: RequestAction;
  to: RequestState;
  /** When it was time. */
  since: string;
}

/** What time has done to a request since it was last recorded, one step of it. */
function dueOf(request: RequestRecord, now: Date): Due | undefined {
  const at = now.toISOString();
  const { state, content, decideBy, awaitingDecision } = request;
  if (state === 'pending' || state === 'info-requested') {
    return decideBy && decideBy <= at
      ? { action: 'lapse', to: 'lapsed', since: decideBy }
      : undefined;
  }
  if (content.kind !== 'exception') return undefined;
  const { validFrom, validTo } = content;
  if (state === 'approved' && validFrom <= at) {
    return { action: 'activate', to: 'active', since: validFrom };
  }
  if (state !== 'active') return undefined;
  // Whichever came first is what ended it.
  if (awaitingDecision && decideBy && decideBy <= at && decideBy < validTo) {
    return { action: 'revoke-undecided', to: 'revoked', since: decideBy };
  }
  return validTo <= at
    ? { action: 'expire', to: 'expired', since: validTo }
    : undefined;
}

/**
 * Records what time has done to a request. The same moment a second time records nothing.
 *
 * @public
 */
export function settle(request: RequestRecord, now: Date): Step {
  let settled: Step = { request, events: [] };
  for (;;) {
    const due = dueOf(settled.request, now);
    if (!due) return settled;
    const { action, to, since } = due;
    const next = step(
      settled.request,
      {
        state: to,
        awaitingDecision: to === 'active' && settled.request.awaitingDecision,
      },
      { action, actor: SYSTEM_ACTOR.userRef, now, since },
    );
    settled = {
      request: next.request,
      events: [...settled.events, ...next.events],
    };
  }
}

/**
 * A request as time has left it at a moment, whether or not anybody has recorded it.
 *
 * @public
 */
export function asOf(request: RequestRecord, now: Date): RequestRecord {
  let current = request;
  for (;;) {
    const due = dueOf(current, now);
    if (!due) return current;
    const { to: state, since: at } = due;
    current = {
      ...current,
      state,
      ...(FINAL_STATES.includes(state) && {
        ended: { by: SYSTEM_ACTOR.userRef, at },
      }),
    };
  }
}

/**
 * The state that a request is in at a moment, whether or not anybody has recorded it.
 *
 * @public
 */
export function effectiveState(
  request: RequestRecord,
  now: Date,
): RequestState {
  return asOf(request, now).state;
}

/** Whether a request excuses anything at a moment. @public */
export function isExcusing(request: RequestRecord, now: Date): boolean {
  return (
    request.content.kind === 'exception' &&
    effectiveState(request, now) === 'active'
  );
}
