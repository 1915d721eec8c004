import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  AuditEntry,
  RequestActor,
  RequestCommandName,
  RequestDraft,
  RequestEvent,
  RequestKind,
  RequestProblem,
  RequestRecord,
  RequestState,
  RequestSubject,
  Step,
  Transition,
} from 'backstage-plugin-operating-model-common';
import { RequestCondition } from 'backstage-plugin-operating-model-node';

/** An event with its place in the audit. */
export interface RecordedEvent extends RequestEvent {
  /** In the audit as a whole, without gaps. */
  sequence: number;
  /** In the history of its request, without gaps. */
  requestSequence: number;
  hash: string;
}

/** What is kept where an event was, and can't be read. */
export interface UnreadableEvent extends Pick<
  RecordedEvent,
  'sequence' | 'requestSequence' | 'hash'
> {
  unreadable: true;
}

export type HistoryEvent = RecordedEvent | UnreadableEvent;

/** The same key from the same actor means the same command, which happens once. */
export interface Idempotency {
  key: string;
  /** Of what was sent, so that a key that is used anew is noticed. */
  fingerprint: string;
}

/** What came of a command. */
export type Outcome = ReadRequest | { problem: RequestProblem };

/** What a transaction finds when it has the audit for itself. */
export interface Moment {
  /** By the database's clock. */
  now: Date;
  /** The request that the one at hand renews. */
  predecessor?: RequestRecord;
  /** For a request that comes into being. */
  newId: string;
}

export interface RequestFilter {
  ids?: readonly string[];
  requester?: string;
  /** Waits for a decision that this person may make; an administrator answers where the model names nobody. */
  toDecide?: { userRef: string; refs: readonly string[]; isAdmin?: boolean };
  /** By the clock, not by what is recorded. */
  states?: readonly RequestState[];
  kind?: RequestKind;
  subjectRef?: string;
  /** Of exceptions: when they end, or ended. */
  endsAfter?: Date;
  endsBefore?: Date;
  ownerRefs?: readonly string[];
  /** Asked for one of them, or about an entity that one of them owns. */
  groupRefs?: readonly string[];
  /** One of them is named to decide. */
  approverRefs?: readonly string[];
  /** Emergencies that are active before anybody approved them. */
  undecided?: boolean;
  subjectTypes?: readonly RequestSubject['type'][];
  /** Exceptions that may concern an entity: those that name it, and those whose scope selects entities. */
  concerning?: string;
  /** Those that are not at an end, and those that came to it after this moment. */
  notEndedBefore?: Date;
  /** What the permissions let the caller read. */
  criteria?: PermissionCriteria<RequestCondition>;
}

export interface AuditReport {
  ok: boolean;
  events: number;
  /** The sequence number of the first event that is not what it was. */
  firstBroken?: number;
  /** Of the last event that holds. */
  hash?: string;
  /** Requests that are not what their events tell. */
  brokenRequests: string[];
}

/** Whether the history of one request is what was written. */
export interface HistoryReport {
  ok: boolean;
  /** How many of its events hold, from the first on. */
  events: number;
  /** The `requestSequence` of the first that does not, or that is missing. */
  firstBroken?: number;
}

/** @param after - a `requestSequence` */
export interface HistoryPage {
  limit: number;
  after?: number;
}

export interface RequestHistory {
  /** The oldest first. */
  items: HistoryEvent[];
  next?: number;
  /** Of the whole history, whichever part of it is asked for. */
  chain: HistoryReport;
}

/** A request with the moment at which it was as it is. */
export interface ReadRequest {
  request: RequestRecord;
  now: Date;
  /** How many events its history has. */
  events: number;
}

/** Keeps requests. What is handed out is in the state that it is in by the database's clock. */
export interface RequestStore {
  /** The database's clock. */
  now(): Promise<Date>;
  create(options: {
    actor: RequestActor;
    content: RequestDraft;
    ownerRef?: string;
    idempotency?: Idempotency;
  }): Promise<Outcome>;
  /**
   * Gives a command in one transaction. A refused one leaves its trace, too.
   *
   * @param options.decide - pure; it may be called more than once
   */
  execute(options: {
    id: string;
    version: number;
    actor: RequestActor;
    command: RequestCommandName;
    idempotency?: Idempotency;
    decide(request: RequestRecord, moment: Moment): Transition;
  }): Promise<Outcome | undefined>;
  /** What came of a command with this key, if it was given before. */
  recall(
    actor: RequestActor,
    idempotency: Idempotency,
  ): Promise<Outcome | undefined>;
  read(id: string): Promise<ReadRequest | undefined>;
  /** In the order asked; undefined where there is none. */
  getMany(ids: readonly string[]): Promise<(RequestRecord | undefined)[]>;
  /** The open request that one with this content would be a second one to. */
  openLike(content: RequestDraft): Promise<RequestRecord | undefined>;
  /** The latest first, as they are `now`. @param page.after - the id that the page before ended with */
  list(
    filter: RequestFilter,
    page: { limit: number; after?: string },
  ): Promise<{ items: RequestRecord[]; next?: string; now: Date }>;
  /** When requests came to their ends, by id; the others are left out. */
  endsOf(ids: readonly string[]): Promise<Map<string, Date>>;
  /** @param read - as it was handed out: of what a command has just written the history is known, and not asked for again */
  history(
    read: Pick<ReadRequest, 'request' | 'events'>,
    page: HistoryPage,
  ): Promise<RequestHistory>;
  /** The whole audit, the oldest first. @param page.after - a `sequence` */
  auditEvents(page: {
    limit: number;
    after?: number;
  }): Promise<{ items: AuditEntry[]; next?: number }>;
  verifyAudit(): Promise<AuditReport>;
  /** Requests for which time has done something that is not recorded, or of which somebody is to be reminded. */
  due(limit: number): Promise<string[]>;
  /** Records what time has done, and reminds whom it must. Twice at once it does no more than once. */
  bringUpToDate(id: string): Promise<void>;
  /** Records what has changed around a request. */
  observe(
    id: string,
    look: (request: RequestRecord, now: Date) => Step,
  ): Promise<void>;
  /** Forgets keys that nobody will send again. */
  forgetKeys(olderThan: Date): Promise<void>;
}
