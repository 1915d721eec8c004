import { SYSTEM_ACTOR, Step, step } from './record';
import { FINAL_STATES, MembersOf, Notice, RequestRecord } from './types';

/** An entity has to be missing for so long that a catalog which lost it for a moment ends nothing. */
const GONE_AFTER_MS = 3_600_000;

/** What the catalog says now about those that a request names. @public */
export interface Surroundings {
  now: Date;
  membersOf: MembersOf;
  /** Undefined when nobody can tell at the moment. */
  entityExists?: boolean;
  /** What routing would say today. */
  revision?: string;
  /** The nearest group above that has members who may decide. */
  escalateTo(groupRef: string): string | undefined;
}

function noticed(
  request: RequestRecord,
  { now, membersOf, entityExists, revision }: Surroundings,
): Notice[] {
  const at = now.toISOString();
  const { routing, decisions, subjectKey } = request;
  const found: Notice[] = [];
  for (const { ref } of routing?.approvers ?? []) {
    if (ref.startsWith('group:') && membersOf(ref).length === 0) {
      found.push({ code: 'group-emptied', ref, at });
    }
  }
  for (const { by, groups } of decisions) {
    const left = groups.every(
      ref => ref.startsWith('group:') && !membersOf(ref).includes(by),
    );
    if (left) found.push({ code: 'approver-left', ref: by, at });
  }
  if (routing?.revision && revision && routing.revision !== revision) {
    found.push({
      code: 'matrix-changed',
      ref: routing.matrixRef ?? subjectKey,
      at,
    });
  }
  const missing = lastSeen(request) === 'missing';
  if (entityExists === false && !missing) {
    found.push({ code: 'entity-missing', ref: subjectKey, at });
  }
  if (entityExists && missing) {
    found.push({ code: 'entity-back', ref: subjectKey, at });
  }
  const repeats = (notice: Notice) =>
    !notice.code.startsWith('entity') &&
    request.notices.some(
      ({ code, ref }) => code === notice.code && ref === notice.ref,
    );
  return found.filter(notice => !repeats(notice));
}

function entityNotices(request: RequestRecord): Notice[] {
  return request.notices.filter(({ code }) => code.startsWith('entity'));
}

function lastSeen(request: RequestRecord): 'missing' | 'there' {
  return entityNotices(request).at(-1)?.code === 'entity-missing'
    ? 'missing'
    : 'there';
}

const UNDECIDED = ['draft', 'pending', 'info-requested'];

/** What to say in the history of each change. */
const TOLD: Record<Notice['code'], string> = {
  'group-emptied':
    'has no members any more; the group above it decides as well',
  'approver-left':
    'has left the groups that the approval was given for; it counts as it was given',
  'matrix-changed':
    'says something else about who decides; this request stays with whom it was submitted to',
  'entity-missing': 'is not in the catalog any more',
  'entity-back': 'is in the catalog again',
};

function about(notice: Notice): string {
  const what = notice.ref.startsWith('{') ? 'What it is about' : notice.ref;
  return `${what} ${TOLD[notice.code]}`;
}

/**
 * Records what has changed around an open request: a group without members escalates to the one above; who approved and left has
 * approved all the same; a matrix that changed changes nothing for what is submitted; and an entity that stays away ends what was
 * asked for it.
 *
 * @param request - settled
 * @returns no events when there is nothing new
 * @public
 */
export function observe(
  request: RequestRecord,
  surroundings: Surroundings,
): Step {
  const { now, entityExists, escalateTo } = surroundings;
  const actor = SYSTEM_ACTOR.userRef;
  if (FINAL_STATES.includes(request.state)) return { request, events: [] };
  const since = entityNotices(request).at(-1);
  if (
    entityExists === false &&
    since?.code === 'entity-missing' &&
    now.getTime() - Date.parse(since.at) >= GONE_AFTER_MS
  ) {
    // Work that was decided goes on until those who do it end it.
    const exempted = request.content.kind === 'exception';
    const undecided = UNDECIDED.includes(request.state);
    if (undecided || exempted) {
      return step(
        request,
        {
          state: undecided ? 'withdrawn' : 'resolved',
          awaitingDecision: false,
        },
        { action: 'conclude', actor, now, comment: 'Its entity is gone' },
      );
    }
  }
  const fresh = noticed(request, surroundings);
  if (fresh.length === 0) return { request, events: [] };
  const known = request.routing?.approvers ?? [];
  const approvers = [...known];
  for (const { code, ref } of fresh) {
    const above = code === 'group-emptied' ? escalateTo(ref) : undefined;
    if (above && !approvers.some(each => each.ref === above)) {
      approvers.push({
        ref: above,
        reason: `above ${ref}, which has no members`,
      });
    }
  }
  return step(
    request,
    {
      notices: [...request.notices, ...fresh],
      routing: request.routing && {
        ...request.routing,
        approvers,
      },
    },
    { action: 'notice', actor, now, comment: fresh.map(about).join('. ') },
  );
}
