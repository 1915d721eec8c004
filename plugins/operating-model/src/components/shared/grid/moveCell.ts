/** A place in a grid: both counted from 0, the head row and the head column included. */
export interface CellPlace {
  row: number;
  column: number;
}

interface GridSize {
  rows: number;
  columns: number;
  /** How many rows a page is. */
  page: number;
}

interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key leads to in a grid, by the ARIA grid pattern; undefined where the key is none that moves. */
export function moveCell(
  { row, column }: CellPlace,
  { key, ctrlKey, metaKey }: Press,
  { rows, columns, page }: GridSize,
): CellPlace | undefined {
  const jump = ctrlKey || metaKey;
  const lastRow = rows - 1;
  const lastColumn = columns - 1;
  const within = (value: number, last: number) =>
    Math.min(last, Math.max(0, value));
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1, lastRow), column };
    case 'ArrowDown':
      return { row: within(row + 1, lastRow), column };
    case 'ArrowLeft':
      return { row, column: within(column - 1, lastColumn) };
    case 'ArrowRight':
      return { row, column: within(column + 1, lastColumn) };
    case 'PageUp':
      return { row: within(row - page, lastRow), column };
    case 'PageDown':
      return { row: within(row + page, lastRow), column };
    case 'Home':
      return { row: jump ? 0 : row, column: 0 };
    case 'End':
      return { row: jump ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}
