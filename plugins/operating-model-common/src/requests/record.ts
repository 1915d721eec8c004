import { JsonObject, JsonValue } from '@backstage/types';
import { canonicalJson } from './canonicalJson';
import { RequestDraft } from './draft';
import { isEdge } from './edges';
import { subjectKeyOf } from './subject';
import {
  FINAL_STATES,
  RequestAction,
  RequestEvent,
  RequestRecord,
} from './types';

/** Who does what time and the surroundings bring about. @public */
export const SYSTEM_ACTOR = {
  userRef: 'system',
  ownershipRefs: [] as readonly string[],
  isAdmin: false,
};

/** As it comes back from JSON: without fields that are undefined. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** The new value of each field that differs; null where it is gone. */
function changesBetween(
  before: Partial<RequestRecord>,
  after: RequestRecord,
): JsonObject {
  const changes: JsonObject = {};
  const old = before as Record<string, JsonValue | undefined>;
  const fresh = after as unknown as Record<string, JsonValue | undefined>;
  for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    const value = fresh[key];
    if (value === undefined) {
      if (old[key] !== undefined) changes[key] = null;
    } else if (
      // What a step leaves alone is the very same, and need not be written out to be compared.
      value !== old[key] &&
      (old[key] === undefined ||
        canonicalJson(old[key]) !== canonicalJson(value))
    ) {
      changes[key] = value;
    }
  }
  return changes;
}

/** What a step leads to: the request, and the events that made it so. */
export interface Step {
  request: RequestRecord;
  events: RequestEvent[];
}

/** Records that something happened. A step that the table does not know is a fault of this program, so it throws. */
export function step(
  request: RequestRecord,
  patch: Partial<RequestRecord>,
  about: {
    action: RequestAction;
    actor: string;
    now: Date;
    comment?: string;
    /** When it happened, where that is not now. */
    since?: string;
  },
): Step {
  const { action, actor, now, comment, since = now.toISOString() } = about;
  const { state = request.state } = patch;
  const ends = state !== request.state && FINAL_STATES.includes(state);
  const changed: RequestRecord = {
    ...request,
    ...patch,
    ...(ends && { ended: { by: actor, at: since } }),
    version: request.version + 1,
  };
  const next = plain(changed);
  if (!isEdge(request.content.kind, action, request.state, next.state)) {
    throw new Error(
      `No edge leads from ${request.state} to ${next.state} by ${action}`,
    );
  }
  return {
    request: next,
    events: [
      plain({
        requestId: request.id,
        action,
        outcome: 'done',
        actor,
        at: now.toISOString(),
        from: request.state,
        to: next.state,
        comment,
        changes: changesBetween(request, changed),
      }),
    ],
  };
}

/** The trace that a reminder leaves; it changes nothing, so that nobody's command becomes stale by it. @public */
export function reminderEvent(
  request: RequestRecord,
  { title, now }: { title: string; now: Date },
): RequestEvent {
  return {
    requestId: request.id,
    action: 'remind',
    outcome: 'done',
    actor: SYSTEM_ACTOR.userRef,
    at: now.toISOString(),
    from: request.state,
    to: request.state,
    comment: title,
    changes: {},
  };
}

/** @public */
export interface NewRequest {
  id: string;
  requester: string;
  ownerRef?: string;
  now: Date;
  renewal?: Pick<RequestRecord, 'renewalOf' | 'renewals' | 'originalValidTo'>;
}

/** A draft as a new request. @public */
export function createRequest(
  content: RequestDraft,
  { id, requester, ownerRef, now, renewal }: NewRequest,
): Step {
  const request: RequestRecord = plain({
    id,
    version: 1,
    state: 'draft',
    content,
    subjectKey: subjectKeyOf(
      content.subject,
      content.kind === 'exception' ? content.scope : undefined,
    ),
    createdAt: now.toISOString(),
    requester,
    ownerRef,
    awaitingDecision: false,
    decisions: [],
    opinions: [],
    editors: [],
    implementers: [],
    renewals: 0,
    notices: [],
    ...renewal,
  });
  return {
    request,
    events: [
      {
        requestId: id,
        action: 'create',
        outcome: 'done',
        actor: requester,
        at: now.toISOString(),
        to: 'draft',
        changes: changesBetween({}, request),
      },
    ],
  };
}

/**
 * The request that its events tell of.
 *
 * @param events - all of one request, oldest first
 * @public
 */
export function foldEvents(
  events: Iterable<Pick<RequestEvent, 'outcome' | 'changes'>>,
): RequestRecord {
  const record: JsonObject = {};
  for (const { outcome, changes } of events) {
    if (outcome === 'refused') continue;
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) delete record[key];
      else record[key] = value;
    }
  }
  return record as unknown as RequestRecord;
}
