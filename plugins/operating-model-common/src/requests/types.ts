import { JsonObject } from '@backstage/types';
import { Risk } from '../kinds/fields';
import type { RequestCommandName } from './commands';
import type { RequestDraft } from './draft';

/** @public */
export const REQUEST_KINDS = [
  'exception',
  'change',
  'addition',
  'clarification',
] as const;

/** @public */
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** @public */
export const REQUEST_STATES = [
  'draft',
  'pending',
  'info-requested',
  'approved',
  'active',
  'implementing',
  'failed',
  'implemented',
  'answered',
  'closed',
  'rejected',
  'withdrawn',
  'lapsed',
  'expired',
  'resolved',
  'revoked',
  'superseded',
] as const;

/** @public */
export type RequestState = (typeof REQUEST_STATES)[number];

/** From these no command leads on. @public */
export const FINAL_STATES: readonly RequestState[] = [
  'closed',
  'rejected',
  'withdrawn',
  'lapsed',
  'expired',
  'resolved',
  'revoked',
  'superseded',
];

/** Why a command is refused, and what helps. @public */
export interface RequestProblem {
  code:
    'illegal' | 'forbidden' | 'invalid' | 'unroutable' | 'duplicate' | 'stale';
  /** The field that is meant, as a person writes it. */
  field?: string;
  message: string;
  remedy: string;
  /** The request that is in the way. */
  requestId?: string;
  /** A kind of request that helps where this one can't be submitted. */
  offer?: RequestKind;
}

/** A group or user that may decide, and why. @public */
export interface Approver {
  ref: string;
  reason: string;
}

/** Who decides and who is heard, as the model said it at submission. @public */
export interface Routing {
  approvers: Approver[];
  consulted: string[];
  informed: string[];
  /** Who does the work; they may implement a change. */
  responsible: string[];
  validator?: string;
  matrixRef?: string;
  /** Counted from 1. */
  row?: number;
  /** Differs when the definition that the routing rests on has changed. */
  revision?: string;
  /** No risk below this one is accepted: that of the activity. */
  leastRisk?: Risk;
  /** The activity is a standard change, approved in advance. */
  preApproved: boolean;
}

/** @public */
export interface Quorum {
  approvers: number;
  differentGroups: boolean;
}

/** One person's approval. @public */
export interface Decision {
  by: string;
  /** Every approver that the person spoke for; the approval counts for one of them. */
  groups: string[];
  at: string;
  comment?: string;
}

/** What somebody who was consulted thinks. @public */
export interface Opinion {
  by: string;
  groups: string[];
  opinion: 'no-objection' | 'objection';
  at: string;
}

/** Something around the request has changed; it is told once. @public */
export interface Notice {
  code:
    | 'group-emptied'
    | 'approver-left'
    | 'matrix-changed'
    | 'entity-missing'
    | 'entity-back';
  /** What it is about: a group, a person, a matrix, an entity. */
  ref: string;
  at: string;
}

/** A request as it is kept. What is stored is this and nothing else, and it is the fold of its events. @public */
export interface RequestRecord {
  id: string;
  /** Rises by one with each event that changed something. */
  version: number;
  /** As recorded; see `effectiveState`. */
  state: RequestState;
  content: RequestDraft;
  subjectKey: string;
  createdAt: string;
  requester: string;
  /** The owner of the entity that it is about. */
  ownerRef?: string;
  submittedBy?: string;
  submittedAt?: string;
  decideBy?: string;
  decidedAt?: string;
  routing?: Routing;
  quorum?: Quorum;
  /** An emergency that is active before anybody approved it. */
  awaitingDecision: boolean;
  decisions: Decision[];
  opinions: Opinion[];
  /** Who changed scope, dates or risk after submission. */
  editors: string[];
  implementers: string[];
  /** The time is absent where it was answered before it was kept. */
  answer?: { by: string; at?: string; ownerRef: string; changeUrl?: string };
  renewalOf?: string;
  /** How many renewals led to this one. */
  renewals: number;
  /** Where a chain of renewals was first meant to end. */
  originalValidTo?: string;
  /** Who brought it to its end and when, by what did so and not by when that was recorded; `system` for time and surroundings. */
  ended?: { by: string; at: string };
  supersededBy?: string;
  /** The latest request that asks for a renewal of this one. */
  renewedBy?: string;
  notices: Notice[];
}

/** What time and the surroundings do to a request, without anybody's command. @public */
export type SystemAction =
  | 'create'
  | 'activate'
  | 'expire'
  | 'lapse'
  | 'revoke-undecided'
  | 'supersede'
  | 'conclude'
  | 'notice'
  | 'remind';

/** @public */
export type RequestAction = RequestCommandName | SystemAction;

/** What happened to a request, or was refused. @public */
export interface RequestEvent {
  requestId: string;
  action: RequestAction;
  outcome: 'done' | 'refused';
  /** A user or service; `system` for what time does. */
  actor: string;
  at: string;
  from?: RequestState;
  to?: RequestState;
  comment?: string;
  /** The new value of each field that changed; null where it is gone. */
  changes: JsonObject;
  problem?: { code: RequestProblem['code']; message: string };
}

/** Who acts. @public */
export interface RequestActor {
  userRef: string;
  /** The groups that the actor speaks for, and the actor. */
  ownershipRefs: readonly string[];
  isAdmin: boolean;
}

/** The members of a group, without those of its child groups. @public */
export type MembersOf = (groupRef: string) => readonly string[];
