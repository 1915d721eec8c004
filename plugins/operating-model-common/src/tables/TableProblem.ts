import { TABLE_LIMITS } from './limits';

/** What is wrong at one place of a table, and how to mend it. @public */
export interface TableProblem {
  /** Line of the text, counted from 1; absent where the whole text is meant. */
  line?: number;
  /** Counted from 1; absent where the whole row is meant. */
  column?: number;
  /** The heading of the column. */
  columnName?: string;
  /** The first cell of the row. */
  rowName?: string;
  message: string;
  remedy: string;
}

/** A problem of a table as one line for a person. @public */
export function describeTableProblem(problem: TableProblem): string {
  const { line, column, columnName, rowName, message, remedy } = problem;
  const named = (name: string | undefined) =>
    name ? ` ${JSON.stringify(name)}` : '';
  const place = [
    line && `line ${line}`,
    rowName && `row${named(rowName)}`,
    column && `column ${column}${named(columnName)}`,
  ].filter(Boolean);
  const text = `${message}; ${remedy}`;
  return place.length ? `${place.join(', ')}: ${text}` : text;
}

/** As one goes through the table to mend it: what is said of the whole text first, and of a row before its cells. */
const byPlace = (a: TableProblem, b: TableProblem) =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

/** Problems by row and column. Nobody reads ten thousand of them, and the first hundred tell enough about the rest. */
export function listed(problems: readonly TableProblem[]): TableProblem[] {
  return [...problems].sort(byPlace).slice(0, TABLE_LIMITS.problems);
}
