import type { RequestRecord } from './types';

/** The channel on which pages are told that a request has changed. @public */
export const REQUESTS_CHANNEL = 'operating-model:requests';

/** Says that a request has another version than before, and nothing else: who reads it anew is shown what they may see. @public */
export interface RequestSignal {
  requestId: string;
  version: number;
}

/** Users and groups whose pages are told of a request. @public */
export function concernedBy(request: RequestRecord): string[] {
  const { content, decisions, opinions, ownerRef, routing } = request;
  const refs = [
    request.requester,
    request.submittedBy,
    content.requestingGroup,
    ownerRef,
    ...(routing?.approvers.map(({ ref }) => ref) ?? []),
    ...(routing?.consulted ?? []),
    ...(routing?.informed ?? []),
    ...(routing?.responsible ?? []),
    routing?.validator,
    ...decisions.map(({ by }) => by),
    ...opinions.map(({ by }) => by),
    ...request.implementers,
  ];
  return [...new Set(refs.filter(ref => ref !== undefined))];
}
