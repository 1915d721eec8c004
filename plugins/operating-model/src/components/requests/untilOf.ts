import { RequestItem } from 'backstage-plugin-operating-model-common';

/** The moment that a request waits for: its decision, or its end. */
export function untilOf({
  decideBy,
  state,
  validTo,
}: Pick<RequestItem, 'decideBy' | 'state' | 'validTo'>): string | undefined {
  if (state === 'pending' || state === 'info-requested') return decideBy;
  return state === 'active' || state === 'approved' ? validTo : undefined;
}
