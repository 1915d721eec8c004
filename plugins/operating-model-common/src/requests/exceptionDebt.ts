import { Duration } from 'luxon';
import { RISK_WEIGHTS } from '../kinds/fields';
import { isExcusing } from './effectiveState';
import { RequestRecord } from './types';

const DAYS_PER_MONTH = 365.25 / 12;

/**
 * What active exceptions weigh: Σ risk × age in months × (1 + renewals). The age of a renewal counts from its own approval on;
 * what went before is in the number of renewals.
 *
 * @public
 */
export function exceptionDebt(
  requests: Iterable<RequestRecord>,
  now: Date,
): number {
  let debt = 0;
  for (const request of requests) {
    if (!isExcusing(request, now) || request.content.kind !== 'exception') {
      continue;
    }
    const { validFrom, risk } = request.content;
    const since = Math.max(
      Date.parse(validFrom),
      Date.parse(request.decidedAt ?? request.submittedAt ?? validFrom),
    );
    const months =
      Duration.fromMillis(now.getTime() - since).as('days') / DAYS_PER_MONTH;
    debt += RISK_WEIGHTS[risk] * months * (1 + request.renewals);
  }
  return debt;
}
