import {
  FINAL_STATES,
  RequestRecord,
  nextReminderAt,
  refsOfSubject,
} from 'backstage-plugin-operating-model-common';

export interface RequestRow {
  number: number;
  version: number;
  events: number;
  kind: string;
  state: string;
  subject_key: string;
  slot: string | null;
  requester: string;
  submitted_by: string | null;
  requesting_group: string | null;
  owner_ref: string | null;
  decide_by: number | null;
  valid_from: number | null;
  valid_to: number | null;
  awaiting_decision: boolean;
  subject_type: string;
  by_predicate: boolean;
  ended_at: number | string | null;
  next_reminder_at: number | null;
  body: string;
}

const epoch = (text: string | undefined) => (text ? Date.parse(text) : null);

/** What only one open request may hold: a subject, for each kind. A renewal waits beside the request that it renews. */
export const slotOf = ({
  content,
  subjectKey,
}: Pick<RequestRecord, 'content' | 'subjectKey'>) =>
  `${content.kind} ${subjectKey}`;

/** The slot that a request holds as it is recorded. */
export function mainSlot(request: RequestRecord): string | undefined {
  return request.state === 'draft' || FINAL_STATES.includes(request.state)
    ? undefined
    : slotOf(request);
}

export const renewalSlot = (predecessorId: string) =>
  `renewal of ${predecessorId}`;

/** The row of a request but for its slot and the number of its events. */
export function toRow(
  request: RequestRecord,
  now: Date,
): Omit<RequestRow, 'slot' | 'events'> {
  const { content } = request;
  const isException = content.kind === 'exception';
  return {
    number: Number(request.id),
    version: request.version,
    kind: content.kind,
    state: request.state,
    subject_key: request.subjectKey,
    requester: request.requester,
    submitted_by: request.submittedBy ?? null,
    requesting_group: content.requestingGroup ?? null,
    owner_ref: request.ownerRef ?? null,
    decide_by: epoch(request.decideBy),
    valid_from: isException ? epoch(content.validFrom) : null,
    valid_to: isException ? epoch(content.validTo) : null,
    awaiting_decision: request.awaitingDecision,
    ended_at: epoch(request.ended?.at),
    subject_type: content.subject.type,
    by_predicate:
      isException &&
      content.scope !== undefined &&
      'appliesTo' in content.scope,
    next_reminder_at: nextReminderAt(request, now)?.getTime() ?? null,
    body: JSON.stringify(request),
  };
}

export const recordOf = ({ body }: Pick<RequestRow, 'body'>): RequestRecord =>
  JSON.parse(body);

/** Every entity and definition that a request is about. */
function refsOf({ content }: RequestRecord): string[] {
  const listed =
    content.kind === 'exception' &&
    content.scope &&
    'entityRefs' in content.scope
      ? content.scope.entityRefs
      : [];
  return [...new Set([...refsOfSubject(content.subject), ...listed])];
}

/** The rows of the tables that a request is found by. */
export function foundBy(request: RequestRecord) {
  const { decisions, editors, routing } = request;
  const approved = decisions.map(({ by }) => by);
  const approvers = routing?.approvers.map(({ ref }) => ref);
  return {
    request_refs: refsOf(request).map(ref => ({ ref })),
    request_approvers: [...new Set(approvers)].map(ref => ({ ref })),
    request_decisions: [
      ...approved.map(user_ref => ({ user_ref, hand: 'approved' })),
      ...editors
        .filter(editor => !approved.includes(editor))
        .map(user_ref => ({ user_ref, hand: 'edited' })),
    ],
  };
}

/** An id as the number that it is kept under; undefined when no request has ever had it. */
export function numberOf(id: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : undefined;
}
