import {
  RequestKind,
  RequestState,
} from 'backstage-plugin-operating-model-common';

const WAYS: Record<RequestKind, readonly RequestState[]> = {
  exception: ['draft', 'pending', 'approved', 'active', 'expired'],
  change: [
    'draft',
    'pending',
    'approved',
    'implementing',
    'implemented',
    'closed',
  ],
  addition: [
    'draft',
    'pending',
    'approved',
    'implementing',
    'implemented',
    'closed',
  ],
  clarification: ['draft', 'pending', 'answered', 'closed'],
};

/** In whose place a state off the way stands, and whether the way ends there. */
const OFF_WAY: Partial<
  Record<RequestState, { after: RequestState; ends: boolean }>
> = {
  'info-requested': { after: 'pending', ends: false },
  failed: { after: 'implementing', ends: false },
  rejected: { after: 'pending', ends: true },
  withdrawn: { after: 'draft', ends: true },
  lapsed: { after: 'pending', ends: true },
  resolved: { after: 'active', ends: true },
  revoked: { after: 'approved', ends: true },
  superseded: { after: 'active', ends: true },
};

/** The states that a request goes through, with the one that it is in among them. */
export function wayOf(kind: RequestKind, state: RequestState): RequestState[] {
  const way = WAYS[kind];
  const off = OFF_WAY[state];
  if (way.includes(state) || !off) return [...way];
  const place = way.indexOf(off.after) + 1;
  return [...way.slice(0, place), state, ...(off.ends ? [] : way.slice(place))];
}
