export {
  DEFAULT_LEVELS,
  cellOf,
  entityScore,
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
