import { RequestMessage } from './reminders';
import { RequestAction, RequestEvent, RequestRecord } from './types';

type Audience = 'requester' | 'approvers' | 'consulted' | 'informed' | 'owner';

interface Telling {
  title: string;
  to: readonly Audience[];
}

const OUTCOME = ['requester', 'informed', 'owner'] as const;

const TOLD: Partial<Record<RequestAction, Telling>> = {
  ask: { title: 'Information is asked for', to: ['requester'] },
  answer: { title: 'Answered', to: ['approvers', 'requester'] },
  reject: { title: 'Rejected', to: OUTCOME },
  withdraw: { title: 'Withdrawn', to: ['approvers'] },
  revoke: { title: 'Revoked', to: OUTCOME },
  'revoke-undecided': {
    title: 'Revoked, because nobody approved it in time',
    to: ['approvers', ...OUTCOME],
  },
  resolve: { title: 'Resolved', to: OUTCOME },
  activate: { title: 'Active from now on', to: OUTCOME },
  expire: { title: 'Expired', to: ['approvers', ...OUTCOME] },
  lapse: {
    title: 'Lapsed, because nobody decided it in time',
    to: ['approvers', ...OUTCOME],
  },
  supersede: { title: 'Superseded by its renewal', to: OUTCOME },
  conclude: { title: 'Ended, because its entity is gone', to: OUTCOME },
  complete: {
    title: 'Implemented, and waits to be verified',
    to: ['approvers', 'requester'],
  },
  fail: { title: 'Failed', to: ['approvers', 'requester'] },
  verify: { title: 'Closed', to: OUTCOME },
  notice: {
    title: 'Its surroundings have changed',
    to: ['approvers', 'requester'],
  },
};

function tellingOf({ action, changes, from, to }: RequestEvent): Telling[] {
  const known = TOLD[action];
  if (known) return [known];
  if (action === 'submit') {
    if (to === 'approved') return [{ title: 'Approved by rule', to: OUTCOME }];
    return [
      { title: 'Waits for your decision', to: ['approvers'] },
      { title: 'You are consulted', to: ['consulted'] },
    ];
  }
  if (action === 'edit' && from !== 'draft') {
    const title = changes.decisions
      ? 'Edited, and to be decided anew'
      : 'Edited';
    return [{ title, to: ['approvers'] }];
  }
  return [];
}

/** Whether an exception has been active since its very approval. */
function beganWithApproval({ content, decidedAt }: RequestRecord): boolean {
  return (
    content.kind === 'exception' &&
    decidedAt !== undefined &&
    Date.parse(content.validFrom) <= Date.parse(decidedAt)
  );
}

function approvedTitle(request: RequestRecord, { from }: RequestEvent): string {
  // An emergency has been active before.
  return from === 'pending' && beganWithApproval(request)
    ? 'Approved, and active from now on'
    : 'Approved';
}

/** Who is told of an event, and what. @public */
export function messagesOf(
  request: RequestRecord,
  event: RequestEvent,
): RequestMessage[] {
  if (event.outcome === 'refused') return [];
  const { routing, requester, content, ownerRef } = request;
  const people: Record<Audience, string[]> = {
    requester: [requester, content.requestingGroup ?? requester],
    approvers: routing?.approvers.map(({ ref }) => ref) ?? [],
    consulted: routing?.consulted ?? [],
    informed: routing?.informed ?? [],
    owner: ownerRef ? [ownerRef] : [],
  };
  const tellings =
    event.action === 'approve' && event.changes.decidedAt
      ? [{ title: approvedTitle(request, event), to: OUTCOME }]
      : tellingOf(event);
  // The approval has told it.
  if (event.action === 'activate' && beganWithApproval(request)) return [];
  return tellings
    .map(({ title, to }, index) => ({
      key: `${request.id}/${request.version}/${event.action}/${index}`,
      requestId: request.id,
      title: `${title}: #${request.id} ${content.title}`,
      description: event.comment ?? '',
      recipients: [...new Set(to.flatMap(audience => people[audience]))],
      except: event.actor === 'system' ? undefined : event.actor,
    }))
    .filter(({ recipients }) => recipients.length);
}
