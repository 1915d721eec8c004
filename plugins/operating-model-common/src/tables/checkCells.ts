import { placeOf } from './placeOf';
import type { Table, TableFormat, TableRow } from './Table';
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

function problemsOfCells(
  format: TableFormat,
  headings: TableRow,
  row: TableRow,
): TableProblem[] {
  return row.cells.flatMap((cell, index) => {
    const place = placeOf(headings, row, index);
    if (CONTROL_CHARACTERS.test(cell)) {
      return {
        ...place,
        message: 'the cell holds a control character',
        remedy: 'type the cell anew, or paste it as plain text',
      };
    }
    if (format === 'csv' && cell.startsWith('=')) {
      return {
        ...place,
        message: `${quote(cell)} is a formula`,
        remedy: 'paste its value, or put an apostrophe before it',
      };
    }
    return [];
  });
}

/**
 * What is wrong with a table whatever it says.
 *
 * @returns under `shape` what makes it unfit to be read, under `cells` what is wrong in cells that hold no text that a person wrote
 */
export function checkCells({ format, rows }: Table): {
  shape: TableProblem[];
  cells: TableProblem[];
} {
  const [headings] = rows;
  return {
    shape: rows.flatMap(row => problemOfWidth(headings, row)),
    cells: rows.flatMap(row => problemsOfCells(format, headings, row)),
  };
}
