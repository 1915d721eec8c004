export { activitySchema, type ActivityEntity } from './activity';
export { agreementSchema, type AgreementEntity } from './agreement';
export { ANNOTATIONS } from './annotations';
export { checkDefinition } from './checkDefinition';
export {
  describeProblem,
  statementOf,
  type DefinitionProblem,
} from './explainIssue';
export {
  API_VERSION,
  DEFINITION_KINDS,
  KIND_SCHEMAS,
  jsonSchemaOf,
  type DefinitionKind,
} from './definitions';
export {
  PLACEHOLDERS,
  RISKS,
  isPlaceholder,
  type Placeholder,
  type Risk,
} from './fields';
export {
  canonicalRef,
  canonicalRefs,
  compareText,
  type ReferenceDefaults,
} from './references';
export { RELATION_PAIRS, relationsOf, type Relation } from './relations';
export {
  LETTERS,
  responsibilityMatrixSchema,
  type Letter,
  type ResponsibilityMatrixEntity,
} from './responsibilityMatrix';
export { runbookSchema, type RunbookEntity } from './runbook';
export { safeUrl } from './urls';
