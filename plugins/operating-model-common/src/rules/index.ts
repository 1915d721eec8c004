export {
  PRACTICES,
  SEVERITIES,
  type Practice,
  type Severity,
} from './vocabulary';
export {
  defineRule,
  type Checks,
  type DependencyView,
  type EntityView,
  type Finding,
  type OwnerView,
  type Remark,
  type Rule,
  type RuleContext,
} from './Rule';
export { builtInRules } from './builtIn';
export { CONTEST_RULE, Contests } from './Contests';
export {
  readRulesConfig,
  type RuleSetting,
  type RuleSettings,
} from './settings';
export {
  compareFindings,
  createSurvey,
  lint,
  type LintOptions,
  type Survey,
} from './lint';
export {
  type SurveyResult,
  type SurveyedCatalog,
  type SurveyedEntity,
} from './SurveyConclusion';
export { SCHEMA_RULE } from './lintDefinitions';
export { type UncoveredDependency } from './uncovered';
