import { SYSTEM_ACTOR, Step, step } from './record';
import { RequestAction, RequestRecord, RequestState } from './types';

interface Due {
  action: RequestAction;
  to: RequestState;
}

/** What time has done to a request since it was last recorded, one step of it. */
function dueOf(request: RequestRecord, now: Date): Due | undefined {
  const at = now.toISOString();
  const { state, content, decideBy, awaitingDecision } = request;
  if (state === 'pending' || state === 'info-requested') {
    return decideBy && decideBy <= at
      ? { action: 'lapse', to: 'lapsed' }
      : undefined;
  }
  if (content.kind !== 'exception') return undefined;
  const { validFrom, validTo } = content;
  if (state === 'approved' && validFrom <= at) {
    return { action: 'activate', to: 'active' };
  }
  if (state !== 'active') return undefined;
  // Whichever came first is what ended it.
  if (awaitingDecision && decideBy && decideBy <= at && decideBy < validTo) {
    return { action: 'revoke-undecided', to: 'revoked' };
  }
  return validTo <= at ? { action: 'expire', to: 'expired' } : undefined;
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
    const { action, to } = due;
    const next = step(
      settled.request,
      {
        state: to,
        awaitingDecision: to === 'active' && settled.request.awaitingDecision,
      },
      { action, actor: SYSTEM_ACTOR.userRef, now },
    );
    settled = {
      request: next.request,
      events: [...settled.events, ...next.events],
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
  let current = request;
  for (;;) {
    const due = dueOf(current, now);
    if (!due) return current.state;
    current = { ...current, state: due.to };
  }
}

/** Whether a request excuses anything at a moment. @public */
export function isExcusing(request: RequestRecord, now: Date): boolean {
  return (
    request.content.kind === 'exception' &&
    effectiveState(request, now) === 'active'
  );
}
