import { forbidden } from './problems';
import {
  MembersOf,
  RequestActor,
  RequestProblem,
  RequestRecord,
} from './types';

/** Whether a reference is that of a person: no service, no guest. @public */
export function isPerson(userRef: string): boolean {
  return /^user:[^/]+\/(?!guest$)/.test(userRef);
}

/** Of some groups and users, those that an actor speaks for. A group that the catalog knows no member of has no voice. */
export function spokenFor(
  actor: RequestActor,
  refs: readonly string[],
  membersOf: MembersOf,
): string[] {
  return refs.filter(ref => {
    if (!ref.startsWith('group:')) return ref === actor.userRef;
    const members = membersOf(ref);
    return (
      members.includes(actor.userRef) ||
      (members.length > 0 && actor.ownershipRefs.includes(ref))
    );
  });
}

/** Whether somebody asked for the request or belongs to those for whom it was asked. */
export function isRequesting(
  request: RequestRecord,
  actor: RequestActor,
): boolean {
  const { requestingGroup } = request.content;
  return (
    request.requester === actor.userRef ||
    (requestingGroup !== undefined &&
      actor.ownershipRefs.includes(requestingGroup))
  );
}

/** Who had a hand in what is decided, and so can't decide it. @public */
export function barredFromDeciding(
  request: Pick<RequestRecord, 'requester' | 'submittedBy' | 'editors'>,
): string[] {
  const { requester, submittedBy, editors } = request;
  return [...new Set([requester, submittedBy ?? requester, ...editors])];
}

const HANDS = 'ask a member of a group that decides';

const whereNobodyIs = ({ isAdmin }: RequestActor) =>
  isAdmin
    ? 'answer it: as an administrator you may'
    : 'ask an administrator, who can answer it';

/** Why somebody may not decide a request; nothing in permissions or roles overrides it. */
export function whyNotDecide(
  request: RequestRecord,
  actor: RequestActor,
  membersOf: MembersOf,
): RequestProblem | undefined {
  const { userRef } = actor;
  if (!isPerson(userRef)) {
    return forbidden(
      'Services and guests decide nothing',
      'ask a person who belongs to a group that decides',
    );
  }
  if (request.requester === userRef || request.submittedBy === userRef) {
    return forbidden('You asked for this, so you can not decide it', HANDS);
  }
  if (request.editors.includes(userRef)) {
    return forbidden(
      'You changed its scope, dates or risk, so you can not decide it',
      HANDS,
    );
  }
  const approvers = request.routing?.approvers.map(({ ref }) => ref) ?? [];
  if (!spokenFor(actor, approvers, membersOf).length) {
    return forbidden(
      approvers.length
        ? `You belong to none of those who decide: ${approvers.join(', ')}`
        : 'Nobody is named who decides',
      approvers.length ? 'ask one of their members' : whereNobodyIs(actor),
    );
  }
  return undefined;
}
