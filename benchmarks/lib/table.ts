import { Summary } from './statistics';

/** A figure that a benchmark measured, with what it should be; without a goal it only informs. */
export interface Row {
  what: string;
  measured: Summary;
  format(value: number): string;
  goal?: { text: string; met(median: number): boolean };
}

function verdict({ goal, measured }: Row): string {
  if (!goal) return '';
  return goal.met(measured.median) ? 'met' : 'MISSED';
}

function cells(row: Row): string[] {
  const { min, max, median, rounds } = row.measured;
  const spread = rounds > 1 ? `${row.format(min)} to ${row.format(max)}` : '';
  return [
    row.what,
    row.goal?.text ?? '',
    row.format(median),
    spread,
    verdict(row),
  ];
}

/** Prints a table in Markdown, so that it can go into the documentation as it is. */
export function printTable(title: string, rows: Row[]) {
  const lines = [['', 'goal', 'median', 'spread', ''], ...rows.map(cells)];
  const widths = lines[0].map((_, column) =>
    Math.max(3, ...lines.map(line => line[column].length)),
  );
  const print = (line: string[]) =>
    console.log(
      `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`,
    );
  console.log(`\n${title}\n`);
  print(lines[0]);
  print(widths.map(width => '-'.repeat(width)));
  lines.slice(1).forEach(print);
}

/** Whether every goal is met. */
export const allMet = (rows: Row[]) =>
  !rows.some(row => verdict(row) === 'MISSED');
