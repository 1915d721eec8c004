import { canonicalRef, canonicalRefs } from '../kinds/references';
import { Voice, countVoices } from '../requests/quorum';
import { eligibleVoices } from '../requests/routing';
import { MembersOf } from '../requests/types';
import { Context } from './context';
import { OpenRequest } from './types';

/** Who belongs to a group when the change has happened. */
function membersAfter({ plan, organization }: Context): MembersOf {
  const { change, goneRef, successorRef } = plan;
  return ref => {
    if (ref === goneRef) return [];
    const members = organization.membersOf(ref);
    if (change.kind === 'merge' && ref === successorRef && goneRef) {
      return [...new Set([...members, ...organization.membersOf(goneRef)])];
    }
    return members.filter(each => each !== goneRef);
  };
}

/**
 * Makes the function that says how many of the approvals that a request needs it can still get afterwards; undefined where they
 * are enough, or were not enough before.
 */
export function createQuorumCheck(
  context: Context,
): (request: OpenRequest) => number | undefined {
  const before: MembersOf = ref => context.organization.membersOf(ref);
  const after = membersAfter(context);
  return ({ approverRefs, approvedBy = [], quorum, requesterRef }) => {
    if (!quorum) return undefined;
    const refs = canonicalRefs(approverRefs);
    const requester = canonicalRef(requesterRef);
    const barred = requester ? [requester] : [];
    const voices = (membersOf: MembersOf, approvers: readonly string[]) =>
      eligibleVoices(approvers, { membersOf, barred });
    const now = voices(before, refs);
    // An approval counts as it was given, wherever its giver goes.
    const given = canonicalRefs(approvedBy).map((by): Voice => ({
      by,
      groups: now.find(voice => voice.by === by)?.groups ?? refs,
    }));
    const count = (others: readonly Voice[]) =>
      countVoices([...others, ...given], quorum.differentGroups);
    const left = voices(
      after,
      refs.filter(ref => ref !== context.plan.goneRef),
    );
    const reached = count(left);
    return count(now) >= quorum.approvers && reached < quorum.approvers
      ? reached
      : undefined;
  };
}
