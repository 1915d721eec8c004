export {
  DEFAULT_LEVELS,
  cellOf,
  levelOf,
  type Cell,
  type CellState,
  type Level,
} from './cells';
export {
  CRITERIA,
  judgeAbsence,
  judgeRunbook,
  scoreOf,
  type CoverageOptions,
  type CriterionId,
  type CriterionResult,
} from './criteria';
export {
  createEvaluator,
  type ActiveException,
  type EvaluateOptions,
  type EvaluatedCell,
  type EvaluatedEntity,
} from './evaluateEntity';
export {
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
