import {
  RequestAnswer,
  RequestState,
} from 'backstage-plugin-operating-model-common';

export type MilestoneName =
  | 'submitted'
  | 'consulted'
  | 'decided'
  | 'answered'
  | 'active'
  | 'ends'
  | 'implemented'
  | 'verified'
  | 'closed';

export interface Milestone {
  name: MilestoneName;
  /** `unheard`: nobody who was asked has said anything, and nobody waits for it any more. */
  status: 'done' | 'current' | 'ahead' | 'stopped' | 'unheard';
}

const WAYS = {
  exception: ['submitted', 'consulted', 'decided', 'active', 'ends'],
  change: ['submitted', 'consulted', 'decided', 'implemented', 'verified'],
  addition: ['submitted', 'consulted', 'decided', 'implemented', 'verified'],
  clarification: ['submitted', 'answered', 'closed'],
} as const satisfies Record<RequestAnswer['kind'], readonly MilestoneName[]>;

/** States in which nothing follows any more, though not all was gone through. */
const STOPPED: readonly RequestState[] = [
  'rejected',
  'lapsed',
  'withdrawn',
  'revoked',
  'failed',
];

const ENDED: readonly RequestState[] = [
  'expired',
  'resolved',
  'superseded',
  'closed',
];

/** Ends of an exception that was active: an emergency is so before anybody decides it, and may have ended undecided. */
const EXEMPTED: readonly RequestState[] = ['expired', 'resolved', 'revoked'];

type Asked = Pick<
  RequestAnswer,
  | 'kind'
  | 'state'
  | 'submittedAt'
  | 'decidedAt'
  | 'validFrom'
  | 'now'
  | 'routing'
  | 'opinions'
  | 'awaitingDecision'
>;

/** Where the request is, or where it came to an end. */
function placeOf({
  kind,
  state,
  submittedAt,
  decidedAt,
  validFrom = '',
  now,
}: Asked): MilestoneName {
  const decision = kind === 'clarification' ? 'answered' : 'decided';
  const work = kind === 'exception' ? 'active' : 'implemented';
  switch (state) {
    case 'draft':
      return 'submitted';
    case 'pending':
    case 'info-requested':
    case 'rejected':
    case 'lapsed':
      return decision;
    case 'withdrawn':
      if (!submittedAt) return 'submitted';
      return decidedAt ? work : decision;
    case 'approved':
    case 'implementing':
    case 'failed':
      return work;
    case 'revoked':
      return validFrom > now ? 'active' : 'ends';
    case 'implemented':
      return 'verified';
    case 'answered':
      return 'closed';
    default:
      return 'ends';
  }
}

/** Whether there is nobody left whose opinion is waited for. */
function isHeard({ routing, opinions }: Asked): boolean {
  const heard = new Set(opinions.flatMap(({ groups }) => groups));
  return routing?.consulted.every(ref => heard.has(ref)) ?? false;
}

/** What a request goes through, and how far it has got. */
export function milestonesOf(request: Asked): Milestone[] {
  const { awaitingDecision, kind, routing, state } = request;
  const way: readonly MilestoneName[] = WAYS[kind].filter(
    name => name !== 'consulted' || (routing?.consulted.length ?? 0) > 0,
  );
  const isOver = ENDED.includes(state);
  const place = way.indexOf(placeOf(request));
  return way.map((name, index) => {
    if (isOver || index < place) {
      // Silence keeps nobody from deciding, but it is no opinion either.
      if (name === 'consulted' && !isHeard(request)) {
        const isAwaited =
          state === 'pending' || state === 'info-requested' || awaitingDecision;
        if (isAwaited) return { name, status: 'current' };
        if (request.opinions.length === 0) return { name, status: 'unheard' };
      }
      if (name === 'decided' && !request.decidedAt && EXEMPTED.includes(state))
        return { name, status: 'unheard' };
      // An emergency is active before anybody decided it.
      const isUndecided = name === 'decided' && awaitingDecision;
      return { name, status: isUndecided ? 'current' : 'done' };
    }
    if (index > place) return { name, status: 'ahead' };
    return { name, status: STOPPED.includes(state) ? 'stopped' : 'current' };
  });
}
