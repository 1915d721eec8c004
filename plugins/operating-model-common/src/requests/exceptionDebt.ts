import { Duration } from 'luxon';
import { RISK_WEIGHTS } from '../kinds/fields';
import { FINAL_STATES, RequestRecord } from './types';

const DAYS_PER_MONTH = 365.25 / 12;

/** What an exception excused, from when to when, and how heavily it weighs. @public */
export interface ExcusedPeriod {
  from: Date;
  to: Date;
  weight: number;
  /** The owner of the entity, or the group that asked where it is about none. */
  groupRef?: string;
}

/** The moments that bound an exception, whichever comes first at its end. */
function boundsOf(request: RequestRecord, endedAt: Date | undefined) {
  const { content, state, submittedAt, decidedAt, decideBy } = request;
  if (content.kind !== 'exception') return undefined;
  // An emergency excuses before anybody approved it.
  const allowed = content.emergency ? submittedAt : decidedAt;
  const never = ['rejected', 'withdrawn', 'lapsed'].includes(state);
  if (!allowed || never) return undefined;
  const ended = FINAL_STATES.includes(state) && state !== 'expired';
  if (ended && !endedAt) return undefined;
  const ends = [
    content.validTo,
    ...(request.awaitingDecision && decideBy ? [decideBy] : []),
    ...(endedAt ? [endedAt.toISOString()] : []),
  ].map(each => Date.parse(each));
  return {
    from: Math.max(Date.parse(content.validFrom), Date.parse(allowed)),
    to: Math.min(...ends),
  };
}

/**
 * When a request excused something; undefined for one that never did. The age of a renewal counts from its own approval on; what
 * went before is in the number of renewals.
 *
 * @param endedAt - when it came to its end, if it did before its time was over
 * @public
 */
export function excusedPeriod(
  request: RequestRecord,
  endedAt?: Date,
): ExcusedPeriod | undefined {
  const bounds = boundsOf(request, endedAt);
  if (!bounds || bounds.from >= bounds.to) return undefined;
  const { content, ownerRef, renewals } = request;
  return {
    from: new Date(bounds.from),
    to: new Date(bounds.to),
    weight: RISK_WEIGHTS[content.risk] * (1 + renewals),
    groupRef: ownerRef ?? content.requestingGroup,
  };
}

/** What a period weighs at a moment: nothing before it begins and after it ends. @public */
export function debtOf(
  { from, to, weight }: ExcusedPeriod,
  at: Date,
): number | undefined {
  if (at < from || at >= to) return undefined;
  const age = Duration.fromMillis(at.getTime() - from.getTime()).as('days');
  return weight * (age / DAYS_PER_MONTH);
}

/**
 * What active exceptions weigh: Σ risk × age in months × (1 + renewals).
 *
 * @public
 */
export function exceptionDebt(
  requests: Iterable<RequestRecord>,
  now: Date,
): number {
  let debt = 0;
  for (const request of requests) {
    const period = excusedPeriod(request);
    debt += (period && debtOf(period, now)) ?? 0;
  }
  return debt;
}
