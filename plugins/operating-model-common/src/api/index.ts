export { apiSchemas } from './fields';
export {
  activityAnswerSchema,
  modelSummarySchema,
  responsibilitiesSchema,
  whoSchema,
  type ActivityAnswer,
  type AgreementAnswer,
  type DefinitionInfo,
  type EntityResponsibilities,
  type EntityScore,
  type ModelSummary,
  type PartyInfo,
  type RunbookAnswer,
  type WhoAnswer,
  type WhoStepAnswer,
} from './answers';
export { namesOf, readableNamesOf, refsInText } from './names';
export { describeEntity, describeWho } from './describeEntity';
export {
  refsOfEntityAnswer,
  refsOfWho,
  definitionWithoutHidden,
  whoWithoutHidden,
  withoutHidden,
} from './redact';
export {
  definitionAnswerSchema,
  type DefinitionAnswer,
  type RowAnswer,
} from './definitionAnswer';
export { describeDefinition } from './describeDefinition';
export {
  findingsSchema,
  rulesSchema,
  type FindingAnswer,
  type FindingsAnswer,
  type RulesAnswer,
} from './findingsAnswer';
export {
  matricesSchema,
  matrixSchema,
  type GridParty,
  type GridRow,
  type MatricesAnswer,
  type MatrixAnswer,
  type MatrixSummary,
} from './matricesAnswer';
export {
  agreementsSchema,
  type AgreementItem,
  type AgreementsAnswer,
  type Uncovered,
} from './agreementsAnswer';
export {
  teamSchema,
  teamsSchema,
  type Duty,
  type LoadAnswer,
  type TeamAnswer,
  type TeamsAnswer,
} from './teamsAnswer';
export {
  describeMatrix,
  refsOfMatrix,
  summarizeMatrix,
  type MatrixFacts,
  type ReachFacts,
} from './describeMatrix';
export {
  describeAgreement,
  describeUncovered,
  refsOfAgreement,
} from './describeAgreements';
export {
  describeLoad,
  describePeers,
  describeTeam,
  refsOfTeam,
  type LoadFacts,
} from './describeTeam';
export { describeStep, describeSums } from './describeScorecard';
export {
  scorecardEntitiesSchema,
  scorecardExportSchema,
  scorecardHistorySchema,
  scorecardRefreshedSchema,
  scorecardRollUpSchema,
  scorecardSummarySchema,
  type ScorecardEntities,
  type ScorecardEntity,
  type ScorecardEntityFigures,
  type ScorecardExport,
  type ScorecardHistory,
  type ScorecardMember,
  type ScorecardRefreshed,
  type ScorecardRollUp,
  type ScorecardSummary,
} from './scorecardAnswer';
export {
  scorecardRefreshRequestSchema,
  scorecardRefreshSchema,
  scorecardSettingsSchema,
  type ScorecardRefresh,
  type ScorecardSettingsAnswer,
} from './scorecardSettingsAnswer';
export {
  nextStepsSchema,
  type NextStepAnswer,
  type NextSteps,
} from './nextStepsAnswer';
export {
  scorecardTargetSchema,
  scorecardTargetsSchema,
  targetChangeSchema,
  targetDraftSchema,
  type ScorecardTarget,
  type ScorecardTargetChange,
  type ScorecardTargetDraft,
  type ScorecardTargets,
} from './targetsAnswer';
export {
  runbookRunDraftSchema,
  runbookRunSchema,
  runbookRunsSchema,
  type RunbookRun,
  type RunbookRunDraft,
  type RunbookRuns,
} from './runbookRunsAnswer';
export { debtSchema, type DebtAnswer } from './debtAnswer';
export { debtSince, describeDebt } from './describeDebt';
export {
  describeRequest,
  describeRequestItem,
  refsOfRequest,
  refsOfEvents,
  refsOfRequestPage,
  refsOfRouting,
} from './describeRequest';
export {
  auditEventsSchema,
  auditReportSchema,
  requestEventsSchema,
  requestPreviewSchema,
  requestSchema,
  requestsSchema,
  type AuditEventsAnswer,
  type AuditReportAnswer,
  type RequestAnswer,
  type RequestHistoryEvent,
  type RequestEventsAnswer,
  type RequestItem,
  type RequestPreviewAnswer,
  type RequestsAnswer,
} from './requestsAnswer';
