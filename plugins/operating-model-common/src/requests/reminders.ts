import { effectiveState } from './effectiveState';
import { RequestRecord } from './types';

const DAY = 24 * 3_600_000;
const DAYS_BEFORE_END = [30, 14, 7, 1] as const;

/** Something to tell people; it is told once for each key. @public */
export interface RequestMessage {
  key: string;
  requestId: string;
  title: string;
  description: string;
  /** Users and groups. */
  recipients: string[];
  /** Who knows it already. */
  except?: string;
}

interface Planned extends RequestMessage {
  at: number;
  /** Of a series that counts down only the latest is told. */
  series: string;
}

/** Those who have still to decide. */
function undecided(request: RequestRecord): string[] {
  return request.routing?.approvers.map(({ ref }) => ref) ?? [];
}

/**
 * How many days before its end people are reminded of an exception. A short one is not reminded of before it has begun.
 *
 * @param begins - when it is both decided and valid
 * @public
 */
export function reminderDays(begins: Date, ends: Date): number[] {
  return DAYS_BEFORE_END.filter(
    days => ends.getTime() - days * DAY >= begins.getTime(),
  );
}

function plan(request: RequestRecord): Planned[] {
  const { id, content, submittedAt, decideBy, decidedAt } = request;
  const planned: Planned[] = [];
  const name = `#${id} ${content.title}`;
  if (submittedAt && decideBy && !decidedAt) {
    const from = Date.parse(submittedAt);
    planned.push({
      at: from + (Date.parse(decideBy) - from) / 2,
      series: 'decision',
      key: `${id}/half-time`,
      requestId: id,
      title: `Half of the time is over: ${name}`,
      description: `It waits for a decision until ${decideBy}.`,
      recipients: undecided(request),
    });
  }
  if (content.kind === 'exception' && submittedAt) {
    const begins = Math.max(
      Date.parse(decidedAt ?? submittedAt),
      Date.parse(content.validFrom),
    );
    const ends = new Date(content.validTo);
    for (const days of reminderDays(new Date(begins), ends)) {
      planned.push({
        at: ends.getTime() - days * DAY,
        series: 'end',
        // Dates may be edited, and then the reminder is another one.
        key: `${id}/ends-in-${days}-days/${content.validTo}`,
        requestId: id,
        title: `Ends in ${days === 1 ? 'a day' : `${days} days`}: ${name}`,
        description: `The exception ends at ${content.validTo}. Mend what it excuses, or renew it.`,
        recipients: [
          ...new Set([
            request.requester,
            ...(content.requestingGroup ? [content.requestingGroup] : []),
            ...(request.ownerRef ? [request.ownerRef] : []),
          ]),
        ],
      });
    }
  }
  return planned;
}

function isWanted({ series }: Planned, request: RequestRecord, now: Date) {
  const state = effectiveState(request, now);
  if (series === 'end') return state === 'active' || state === 'approved';
  return (
    state === 'pending' || (state === 'active' && request.awaitingDecision)
  );
}

/**
 * What people are to be reminded of by now. It names those of long ago, too: who sends them knows by their keys which were sent.
 * Of several about one end only the latest is named, so that a late sweeper doesn't count down all at once. That the time is over
 * is told by the event that records it.
 *
 * @public
 */
export function remindersDue(
  request: RequestRecord,
  now: Date,
): RequestMessage[] {
  const due = plan(request)
    .filter(({ at }) => at <= now.getTime())
    .filter(planned => isWanted(planned, request, now));
  const latest = new Map(
    due.sort((a, b) => a.at - b.at).map(each => [each.series, each]),
  );
  return [...latest.values()].map(({ at, series, ...message }) => message);
}

/** When the next reminder is due after a moment. @public */
export function nextReminderAt(
  request: RequestRecord,
  after: Date,
): Date | undefined {
  const open = ['pending', 'info-requested', 'approved', 'active'];
  if (!open.includes(request.state)) return undefined;
  const times = plan(request)
    .map(({ at }) => at)
    .filter(at => at > after.getTime());
  return times.length ? new Date(Math.min(...times)) : undefined;
}
