export { canonicalJson } from './canonicalJson';
export {
  REQUEST_COMMANDS,
  parseRequestCommand,
  requestCommandSchema,
  type RequestCommand,
  type RequestCommandName,
} from './commands';
export {
  EXCEPTION_CATEGORIES,
  parseRequestDraft,
  requestDraftSchema,
  type ExceptionCategory,
  type ExceptionDraft,
  type RequestDraft,
  type RequestScope,
} from './draft';
export {
  REQUEST_EDGES,
  commandsIn,
  edgesFrom,
  isEdge,
  type RequestEdge,
} from './edges';
export { editsOf, type Edit, type EditedField } from './edits';
export { asOf, effectiveState, isExcusing, settle } from './effectiveState';
export { createExceptionLookup, type ExceptionLookup } from './exceptionLookup';
export {
  AuditChain,
  auditText,
  readAuditedEvent,
  type AuditEntry,
  type AuditHead,
  type AuditedEvent,
} from './auditChain';
export {
  debtOf,
  exceptionDebt,
  excusedPeriod,
  type ExcusedPeriod,
} from './exceptionDebt';
export { exceptionTopic, type ExceptionTopic } from './exceptionTopic';
export {
  REQUESTS_CHANNEL,
  concernedBy,
  type RequestSignal,
} from './requestSignal';
export {
  allowedCommands,
  type CommandPermission,
  type GuardContext,
} from './guards';
export { higherRisk, limitProblems, type LimitContext } from './limits';
export { messagesOf } from './messages';
export { observe, type Surroundings } from './observe';
export {
  DEFAULT_REQUEST_POLICY,
  decideByOf,
  freezeAt,
  readRequestPolicy,
  type FreezeWindow,
  type RequestPolicy,
  type RiskLimits,
} from './policy';
export { describeRequestProblem, duplicateOf } from './problems';
export {
  SYSTEM_ACTOR,
  createRequest,
  foldEvents,
  reminderEvent,
  type NewRequest,
  type Step,
} from './record';
export {
  nextReminderAt,
  remindersDue,
  type RequestMessage,
  reminderDays,
} from './reminders';
export { routeRequest, type RouteContext, type RouteResult } from './routing';
export { barredFromDeciding, isPerson } from './separation';
export { stateDiagram } from './stateDiagram';
export {
  entityOfSubject,
  refsOfSubject,
  requestSubjectSchema,
  subjectKeyOf,
  type RequestSubject,
} from './subject';
export {
  refusalEvent,
  transition,
  type Transition,
  type TransitionContext,
} from './transition';
export {
  FINAL_STATES,
  REQUEST_KINDS,
  REQUEST_STATES,
  type Approver,
  type Decision,
  type MembersOf,
  type Notice,
  type Opinion,
  type Quorum,
  type RequestAction,
  type RequestActor,
  type RequestEvent,
  type RequestKind,
  type RequestProblem,
  type RequestRecord,
  type RequestState,
  type Routing,
  type SystemAction,
} from './types';
