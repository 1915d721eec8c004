export { missingParts, type TextOutline } from './sourceText';
export {
  TARGET_MEASURES,
  TARGET_REMINDERS,
  TARGET_STATES,
  daysUntil,
  measureOf,
  targetProgress,
  targetReminder,
  type TargetMeasure,
  type TargetState,
} from './targets';
export {
  CELL_STATES,
  DEFAULT_LEVELS,
  cellOf,
  levelOf,
  type Cell,
  type CellState,
  type Level,
} from './cells';
export {
  isCounted,
  judgeAbsence,
  judgeRunbook,
  scoreOf,
  weightOf,
  yetToCome,
  type CoverageOptions,
  type CriterionResult,
} from './criteria';
export {
  type Criterion,
  type CriterionContext,
  type SourceFacts,
  type Trial,
} from './Criterion';
export { CRITERIA, builtInCriteria, type CriterionId } from './builtInCriteria';
export {
  NextStepFinder,
  type AlikeCells,
  type NextStep,
} from './NextStepFinder';
export {
  SCORING_PARTS,
  scoringChanges,
  scoringOf,
  type Scoring,
  type ScoringChange,
} from './scoring';
export {
  DEFAULT_SCORECARD_SETTINGS,
  readScorecardConfig,
  type ScorecardSettings,
} from './settings';
export {
  OWN_RUNBOOK,
  createAnswersEvaluator,
  createEvaluator,
  type ActiveException,
  type EvaluateAnswers,
  type EvaluateEntity,
  type EvaluateOptions,
  type EvaluatedCell,
  type Evaluated,
  type EvaluatedEntity,
  type FindException,
} from './evaluateEntity';
export {
  SCORE_UNIT,
  addSums,
  emptySums,
  scoresOf,
  sumCells,
  type CountedCell,
  type Sums,
} from './sums';
export {
  ROLL_UPS,
  RollUp,
  type CountedEntity,
  type RollUpBy,
  type RolledUp,
} from './RollUp';
