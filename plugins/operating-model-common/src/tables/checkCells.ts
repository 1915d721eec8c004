import { placeOf } from './placeOf';
import type { Table, TableRow } from './Table';
import type { TableProblem } from './TableProblem';
import { CONTROL_CHARACTERS, quote } from './text';

function problemOfWidth(headings: TableRow, row: TableRow): TableProblem[] {
  const width = headings.cells.length;
  // Spreadsheets save empty columns at the edge.
  const least = headings.cells.findLastIndex(Boolean) + 1;
  if (row.cells.length < least) {
    return [
      {
        ...placeOf(headings, row),
        message: `the row has ${row.cells.length} cells, the headings ${least}`,
        remedy:
          'give it a cell for each heading, an empty one where there is nothing',
      },
    ];
  }
  const extra = row.cells.findIndex((cell, index) => index >= width && cell);
  if (extra < 0) return [];
  return [
    {
      ...placeOf(headings, row, extra),
      message: `${quote(row.cells[extra])} stands under no heading`,
      remedy:
        'give the column a heading, or quote a cell that holds a separator',
    },
  ];
}

/** Whatever makes a table unfit to be read as anything. */
export function checkCells({ format, rows }: Table): TableProblem[] {
  const [headings] = rows;
  const problems: TableProblem[] = [];
  for (const row of rows) {
    problems.push(...problemOfWidth(headings, row));
    for (const [index, cell] of row.cells.entries()) {
      if (CONTROL_CHARACTERS.test(cell)) {
        problems.push({
          ...placeOf(headings, row, index),
          message: 'the cell holds a control character',
          remedy: 'type the cell anew, or paste it as plain text',
        });
      } else if (format === 'csv' && cell.startsWith('=')) {
        problems.push({
          ...placeOf(headings, row, index),
          message: `${quote(cell)} is a formula`,
          remedy: 'paste its value, or put an apostrophe before it',
        });
      }
    }
  }
  return problems;
}
