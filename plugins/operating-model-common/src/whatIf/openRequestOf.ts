import type { RequestItem } from '../api/requestsAnswer';
import { commandsIn } from '../requests/edges';
import { FINAL_STATES, REQUEST_STATES, RequestState } from '../requests/types';
import { OpenRequest } from './types';

/** In these a request is not at its end. @public */
export const OPEN_STATES: readonly RequestState[] = REQUEST_STATES.filter(
  state => !FINAL_STATES.includes(state),
);

const ENDED_BY = ['withdraw', 'revoke'] as const;

/** A request of a list, as a change of the organization looks at it. @public */
export function openRequestOf(item: RequestItem): OpenRequest {
  const { id, kind, title, state, awaitingDecision } = item;
  const isDecided =
    !['pending', 'info-requested'].includes(state) && !awaitingDecision;
  const [endedBy] = commandsIn(
    kind,
    state,
    ENDED_BY,
  ) as (typeof ENDED_BY)[number][];
  const base = { id, title, requesterRef: item.requester, endedBy };
  // What is decided needs those who decided it no more.
  if (isDecided) return { ...base, approverRefs: [] };
  return {
    ...base,
    approverRefs: item.approverRefs,
    approvedBy: item.approvedBy,
    quorum: {
      approvers: item.approvalsNeeded,
      differentGroups: item.differentGroups,
    },
  };
}
