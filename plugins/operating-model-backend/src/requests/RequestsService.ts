import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  AuditEntry,
  CommandPermission,
  ExcusedPeriod,
  RequestActor,
  RequestProblem,
  RequestRecord,
  RiskLimits,
  Routing,
} from 'backstage-plugin-operating-model-common';
import { RequestCondition } from 'backstage-plugin-operating-model-node';
import {
  AuditReport,
  HistoryPage,
  RequestFilter,
  RequestHistory,
} from './RequestStore';

/** Who asks, and what the permissions let them see. */
export interface Caller {
  actor: RequestActor;
  credentials: BackstageCredentials;
  /** Conditions of the caller's permission to read requests; everything when absent. */
  criteria?: PermissionCriteria<RequestCondition>;
}

/** A request with what the caller may do about it. */
export interface RequestView {
  request: RequestRecord;
  commands: CommandPermission[];
  /** Its first events. */
  history: RequestHistory;
  /** When it was as it is here. */
  now: Date;
}

/** What speaks against a draft and keeps nobody from submitting it. */
export interface RequestWarning {
  code: 'not-needed';
  message: string;
}

/** What a draft would lead to. */
export interface RequestPreview {
  /** What keeps it from being submitted; none when it may be. */
  problems: RequestProblem[];
  warnings: RequestWarning[];
  /** How many entities it touches, where that can be said. */
  entities?: number;
  routing?: Routing;
  /** At the risk that it would have. */
  limits?: RiskLimits & { decideBy: string };
}

/** What people do with requests. Every method throws errors that say what to do. */
export interface RequestsService {
  /** @param body - unchecked */
  create(
    caller: Caller,
    options: { body: unknown; idempotencyKey?: string },
  ): Promise<RequestView>;
  /**
   * @param options.body - unchecked: the command with its fields
   * @param options.refusal - why the permissions keep the caller from it, which is recorded like any refusal
   */
  command(
    caller: Caller,
    options: {
      id: string;
      version: number;
      body: unknown;
      idempotencyKey?: string;
      refusal?: RequestProblem;
    },
  ): Promise<RequestView>;
  get(caller: Caller, id: string): Promise<RequestView>;
  list(
    caller: Caller,
    filter: Omit<RequestFilter, 'criteria'>,
    page: { limit: number; after?: string },
  ): Promise<{ items: RequestRecord[]; next?: string }>;
  events(
    caller: Caller,
    id: string,
    page: HistoryPage,
  ): Promise<RequestHistory>;
  preview(caller: Caller, body: unknown): Promise<RequestPreview>;
  /** What the exceptions that the caller may see weigh, and weighed in the last days. */
  debt(caller: Caller): Promise<ExcusedPeriod[]>;
  verify(caller: Caller): Promise<AuditReport>;
  /** The whole audit, the oldest first. @param page.after - a `sequence` */
  auditEvents(
    caller: Caller,
    page: { limit: number; after?: number },
  ): Promise<{ items: AuditEntry[]; next?: number }>;
  /** Ends an exception whose check has passed often enough; one that is not active any more stays as it is. */
  resolve(id: string, comment: string): Promise<void>;
  /** Records what has changed around open requests: groups, matrices, entities. */
  observeOpen(): Promise<void>;
}
