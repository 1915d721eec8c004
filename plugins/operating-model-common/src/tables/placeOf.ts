import type { TableRow } from './Table';
import type { TableProblem } from './TableProblem';
import { oneLine } from './text';

type Place = Omit<TableProblem, 'message' | 'remedy'>;

/** Where a cell stands, as a person finds it. */
export function placeOf(
  headings: TableRow,
  row: TableRow,
  index?: number,
): Place {
  const name = (text: string | undefined) => oneLine(text ?? '') || undefined;
  return {
    line: row.line,
    rowName: row === headings ? undefined : name(row.cells[0]),
    ...(index !== undefined && {
      column: index + 1,
      columnName: name(headings.cells[index]),
    }),
  };
}
