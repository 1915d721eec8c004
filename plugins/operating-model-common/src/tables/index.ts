export { definitionToYaml } from './definitionToYaml';
export { type MatrixMethod } from './letters';
export { TABLE_LIMITS } from './limits';
export {
  matrixFromTable,
  type MatrixFromTable,
  type MatrixFromTableOptions,
  type MatrixRowSpec,
} from './matrixFromTable';
export { type NamedEntity } from './nameReader';
export { nearestName } from './nearestName';
export { readTable } from './readTable';
export type { Table, TableFormat, TableReading, TableRow } from './Table';
export { describeTableProblem, type TableProblem } from './TableProblem';
export { tableFromMatrix } from './tableFromMatrix';
export {
  scorecardFiguresCsvHead,
  scorecardFiguresToCsv,
} from './scorecardFiguresToCsv';
export { scorecardCsvHead, scorecardToCsv } from './scorecardToCsv';
