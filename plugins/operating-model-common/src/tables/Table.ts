import type { TableProblem } from './TableProblem';

/** How a table is written: `csv` is commas, semicolons or tabs, as a spreadsheet pastes them. @public */
export type TableFormat = 'csv' | 'markdown';

/** @public */
export interface TableRow {
  /** Where the row begins, counted from 1. */
  line: number;
  cells: string[];
}

/** A table as it is written; the first row holds the headings, and rows without any content are left out. @public */
export interface Table {
  format: TableFormat;
  rows: TableRow[];
}

/** What was read, or why nothing was; never half of each. @public */
export type TableReading =
  | { table: Table; problems?: undefined }
  | { problems: TableProblem[]; table?: undefined };
