import { canonicalRef, canonicalRefs, compareText } from '../kinds/references';
import { Context, titleIn } from './context';
import { createQuorumCheck } from './lostQuorum';
import { OpenRequest, WhatIfRequest } from './types';

/** That the approvals can't be had any more. */
function describeQuorum(
  { approvers, differentGroups }: NonNullable<OpenRequest['quorum']>,
  reached: number,
): string {
  if (reached === 0) return 'nobody is left who can decide it';
  return `${approvers} people${differentGroups ? ' from different groups' : ''} have to approve it, and only ${reached} can afterwards`;
}

/** What can be done instead of asking anew. */
const ENDING = {
  withdraw: 'withdraw it, or ',
  revoke: 'have it revoked by who decides it, or before it ends ',
  none: '',
} as const;

/** The open requests that an approver, enough approvals or the requester are missing for afterwards. */
export function brokenRequests(
  context: Context,
  requests: Iterable<OpenRequest>,
): WhatIfRequest[] {
  const { goneRef, successorRef, because, undecided, emptied } = context.plan;
  const reachedBy = createQuorumCheck(context);
  const broken = [...requests].flatMap(request => {
    const { id, title, approverRefs, requesterRef, quorum } = request;
    const found: WhatIfRequest[] = canonicalRefs(approverRefs).flatMap(
      partyRef => {
        const name = titleIn(context, partyRef);
        const base = { id, title, role: 'approver' as const, partyRef };
        if (partyRef === goneRef) {
          return [
            {
              ...base,
              what: `${name} is asked to decide`,
              remedy: successorRef
                ? `let ${titleIn(context, successorRef)} decide${because}`
                : undecided,
            },
          ];
        }
        return emptied.includes(partyRef)
          ? [
              {
                ...base,
                what: `${name} is asked to decide and has no member left`,
                remedy: 'name another member, or somebody else who decides',
              },
            ]
          : [];
      },
    );
    const reached = reachedBy(request);
    if (goneRef && quorum && reached !== undefined) {
      found.push({
        id,
        title,
        role: 'quorum',
        partyRef: goneRef,
        what: describeQuorum(quorum, reached),
        remedy: 'have it decided before, or let somebody ask for it anew',
      });
    }
    if (goneRef && canonicalRef(requesterRef) === goneRef) {
      found.push({
        id,
        title,
        role: 'requester',
        partyRef: goneRef,
        what: `${titleIn(context, goneRef)} made it, and can't answer questions or renew it`,
        remedy: `${ENDING[request.endedBy ?? 'none']}let somebody else ask for it anew`,
      });
    }
    return found;
  });
  return broken.sort(
    (a, b) =>
      compareText(a.id, b.id) ||
      compareText(a.role, b.role) ||
      compareText(a.partyRef, b.partyRef),
  );
}
