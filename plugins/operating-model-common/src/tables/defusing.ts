// A spreadsheet takes a cell that begins with one of these for a formula, and what it then does is up to whoever wrote it. An
// apostrophe before it makes it a text. So that it can be taken off again, it is also put before apostrophes that are there.
const DANGEROUS = /^'*[=+\-@\t\r]/;
const DEFUSED = /^'+[=+\-@\t\r]/;

export const defuse = (cell: string) =>
  DANGEROUS.test(cell) ? `'${cell}` : cell;

export const undoDefusing = (cell: string) =>
  DEFUSED.test(cell) ? cell.slice(1) : cell;
