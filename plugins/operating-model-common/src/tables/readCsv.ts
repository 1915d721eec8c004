import Papa from 'papaparse';
import type { TableReading, TableRow } from './Table';
import { cellText, hasContent } from './text';

/** Spreadsheets paste tabs; those of half of Europe save semicolons, because the comma is in their numbers. */
function delimiterOf(text: string): string {
  const [headings] = text
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/, 1);
  return ['\t', ';'].find(each => headings.includes(each)) ?? ',';
}

const QUOTES: Record<string, string> = {
  MissingQuotes: 'a quotation mark is opened and never closed',
  InvalidQuotes: 'a quotation mark stands within a quoted cell',
};

export function readCsv(text: string): TableReading {
  const newline = text.includes('\n') ? '\n' : '\r';
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline,
  });
  let line = 1;
  const rows: TableRow[] = data.map(cells => {
    const row = { line, cells: cells.map(cellText) };
    line += 1 + cells.join('').split(newline).length - 1;
    return row;
  });
  // What follows the first wrong quotation mark is read wrongly, too.
  const error = errors.find(({ code }) => QUOTES[code]);
  if (error) {
    const row = rows[error.row ?? 0];
    const problem = {
      line: row?.line,
      rowName: row?.cells[0].slice(0, 80),
      message: QUOTES[error.code],
      remedy:
        'put the cell in quotation marks and write each one within it twice',
    };
    return { problems: [problem] };
  }
  return { table: { format: 'csv', rows: rows.filter(hasContent) } };
}
