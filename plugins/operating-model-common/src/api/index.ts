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
export { namesOf } from './names';
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
  describeTeam,
  refsOfTeam,
  type LoadFacts,
} from './describeTeam';
export { describeSums } from './describeScorecard';
export {
  scorecardEntitiesSchema,
  scorecardHistorySchema,
  scorecardRollUpSchema,
  scorecardSummarySchema,
  type ScorecardEntities,
  type ScorecardEntity,
  type ScorecardHistory,
  type ScorecardMember,
  type ScorecardRollUp,
  type ScorecardSummary,
} from './scorecardAnswer';
export {
  describeRequest,
  describeRequestItem,
  refsOfRequest,
  refsOfRouting,
} from './describeRequest';
export {
  auditReportSchema,
  requestEventsSchema,
  requestPreviewSchema,
  requestSchema,
  requestsSchema,
  type AuditReportAnswer,
  type RequestAnswer,
  type RequestEventsAnswer,
  type RequestItem,
  type RequestPreviewAnswer,
  type RequestsAnswer,
} from './requestsAnswer';
