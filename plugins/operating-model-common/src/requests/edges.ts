import { RequestCommandName } from './commands';
import {
  REQUEST_KINDS,
  REQUEST_STATES,
  RequestAction,
  RequestKind,
  RequestState,
} from './types';

/** One thing that may happen to a request. @public */
export interface RequestEdge {
  by: RequestAction;
  kinds: readonly RequestKind[];
  from: readonly RequestState[];
  /** Where it may lead; `same` leaves the state as it is. */
  to: readonly RequestState[] | 'same';
  /** What decides between edges of one command, or holds besides. */
  when?: string;
}

const ALL = REQUEST_KINDS;
const EXCEPTION = ['exception'] as const;
const CLARIFICATION = ['clarification'] as const;
const WORK = ['change', 'addition'] as const;
const DECIDED = ['exception', 'change', 'addition'] as const;

/**
 * All that may ever happen to a request. The server, the page and the diagram are made from this table alone.
 *
 * @public
 */
export const REQUEST_EDGES: readonly RequestEdge[] = [
  { by: 'submit', kinds: ALL, from: ['draft'], to: ['pending'] },
  {
    by: 'submit',
    kinds: WORK,
    from: ['draft'],
    to: ['approved'],
    when: 'approved in advance',
  },
  {
    by: 'submit',
    kinds: EXCEPTION,
    from: ['draft'],
    to: ['active'],
    when: 'emergency',
  },
  {
    by: 'edit',
    kinds: ALL,
    from: ['draft', 'pending', 'info-requested'],
    to: 'same',
  },
  { by: 'comment', kinds: ALL, from: REQUEST_STATES, to: 'same' },
  { by: 'ask', kinds: ALL, from: ['pending'], to: ['info-requested'] },
  { by: 'answer', kinds: ALL, from: ['info-requested'], to: ['pending'] },
  { by: 'answer', kinds: CLARIFICATION, from: ['pending'], to: ['answered'] },
  {
    by: 'approve',
    kinds: DECIDED,
    from: ['pending'],
    to: ['pending', 'approved'],
  },
  {
    by: 'approve',
    kinds: EXCEPTION,
    from: ['active'],
    to: ['active'],
    when: 'emergency',
  },
  { by: 'reject', kinds: ALL, from: ['pending'], to: ['rejected'] },
  {
    by: 'reject',
    kinds: EXCEPTION,
    from: ['active'],
    to: ['revoked'],
    when: 'emergency',
  },
  {
    by: 'withdraw',
    kinds: ALL,
    from: ['draft', 'pending', 'info-requested'],
    to: ['withdrawn'],
  },
  {
    by: 'withdraw',
    kinds: WORK,
    from: ['approved', 'failed'],
    to: ['withdrawn'],
  },
  {
    by: 'revoke',
    kinds: EXCEPTION,
    from: ['approved', 'active'],
    to: ['revoked'],
  },
  { by: 'renew', kinds: EXCEPTION, from: ['active'], to: 'same' },
  { by: 'resolve', kinds: EXCEPTION, from: ['active'], to: ['resolved'] },
  {
    by: 'start',
    kinds: WORK,
    from: ['approved', 'failed'],
    to: ['implementing'],
  },
  {
    by: 'complete',
    kinds: WORK,
    from: ['implementing'],
    to: ['implemented'],
  },
  {
    by: 'fail',
    kinds: WORK,
    from: ['implementing', 'implemented'],
    to: ['failed'],
  },
  { by: 'verify', kinds: WORK, from: ['implemented'], to: ['closed'] },
  { by: 'verify', kinds: CLARIFICATION, from: ['answered'], to: ['closed'] },
  {
    by: 'lapse',
    kinds: ALL,
    from: ['pending', 'info-requested'],
    to: ['lapsed'],
  },
  { by: 'activate', kinds: EXCEPTION, from: ['approved'], to: ['active'] },
  {
    by: 'expire',
    kinds: EXCEPTION,
    from: ['active'],
    to: ['expired'],
  },
  {
    by: 'revoke-undecided',
    kinds: EXCEPTION,
    from: ['active'],
    to: ['revoked'],
    when: 'emergency',
  },
  {
    by: 'supersede',
    kinds: EXCEPTION,
    from: ['active'],
    to: ['superseded'],
  },
  {
    by: 'conclude',
    kinds: ALL,
    from: ['draft', 'pending', 'info-requested'],
    to: ['withdrawn'],
    when: 'the entity is gone',
  },
  {
    by: 'conclude',
    kinds: EXCEPTION,
    from: ['approved', 'active'],
    to: ['resolved'],
    when: 'the entity is gone',
  },
  { by: 'notice', kinds: ALL, from: REQUEST_STATES, to: 'same' },
  { by: 'remind', kinds: ALL, from: REQUEST_STATES, to: 'same' },
];

/** The edges that leave a state by an action. @public */
export function edgesFrom(
  kind: RequestKind,
  state: RequestState,
  by: RequestAction,
): RequestEdge[] {
  return REQUEST_EDGES.filter(
    edge =>
      edge.by === by && edge.kinds.includes(kind) && edge.from.includes(state),
  );
}

/** Whether the table lets an action lead from one state to another. @public */
export function isEdge(
  kind: RequestKind,
  by: RequestAction,
  from: RequestState,
  to: RequestState,
): boolean {
  return edgesFrom(kind, from, by).some(edge =>
    edge.to === 'same' ? from === to : edge.to.includes(to),
  );
}

/** The commands that the table knows in a state, whoever may give them. @public */
export function commandsIn(
  kind: RequestKind,
  state: RequestState,
  commands: readonly RequestCommandName[],
): RequestCommandName[] {
  return commands.filter(command => edgesFrom(kind, state, command).length);
}
