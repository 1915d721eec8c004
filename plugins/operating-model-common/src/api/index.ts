export {
  activityAnswerSchema,
  apiSchemas,
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
