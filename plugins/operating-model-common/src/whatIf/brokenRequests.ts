import { canonicalRef, canonicalRefs, compareText } from '../kinds/references';
import { Context, titleIn } from './context';
import { OpenRequest, WhatIfRequest } from './types';

/** The open requests that an approver or the requester is missing for afterwards. */
export function brokenRequests(
  context: Context,
  requests: Iterable<OpenRequest>,
): WhatIfRequest[] {
  const { goneRef, successorRef, because, undecided, emptied } = context.plan;
  const broken = [...requests].flatMap(
    ({ id, title, approverRefs, requesterRef }) => {
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
      if (goneRef && canonicalRef(requesterRef) === goneRef) {
        found.push({
          id,
          title,
          role: 'requester',
          partyRef: goneRef,
          what: `${titleIn(context, goneRef)} made it, and can't answer questions or renew it`,
          remedy: 'withdraw it, or let somebody else ask for it anew',
        });
      }
      return found;
    },
  );
  return broken.sort(
    (a, b) =>
      compareText(a.id, b.id) ||
      compareText(a.role, b.role) ||
      compareText(a.partyRef, b.partyRef),
  );
}
