import type { TableReading, TableRow } from './Table';
import { hasContent } from './text';

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  '#124': '|',
};

const SPECIAL =
  /\\([!-/:-@[-`{-~])|<br *\/?>|&(amp|lt|gt|quot|nbsp|#39|#124);/gi;
const EMPHASIZED = /^(\*\*|__|\*|_|`)([^*_`]+)\1$/;

function textOf(cell: string): string {
  return cell
    .trim()
    .replace(EMPHASIZED, '$2')
    .replace(SPECIAL, (_, escaped?: string, entity?: string) => {
      if (escaped) return escaped;
      return entity ? ENTITIES[entity.toLocaleLowerCase('en-US')] : '\n';
    })
    .trim();
}

/** The cells of a line as they are written, or nothing when it has no pipe that separates any. */
function split(line: string): string[] | undefined {
  const cells: string[] = [];
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '|') {
      cells.push(line.slice(from, at));
      from = at + 1;
    }
  }
  if (!cells.length) return undefined;
  cells.push(line.slice(from));
  // The pipes at the edges separate nothing.
  if (!cells[0].trim()) cells.shift();
  if (cells.length && !cells.at(-1)!.trim()) cells.pop();
  return cells;
}

const isSeparator = (cells: string[]) =>
  cells.length > 0 && cells.every(cell => /^:?-+:?$/.test(cell.trim()));

export function looksLikeMarkdown(text: string): boolean {
  const lines = text.split('\n').filter(line => line.trim());
  return (
    lines[0]?.trimStart().startsWith('|') ||
    lines.some(line => isSeparator(split(line) ?? []))
  );
}

/** Reads the first table of a text; what stands above it is passed over. */
export function readMarkdown(text: string): TableReading {
  const rows: TableRow[] = [];
  let ended: number | undefined;
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const cells = split(content.trim());
    const line = index + 1;
    if (!cells) {
      if (content.trim() && rows.length) ended ??= line;
    } else if (ended) {
      return {
        problems: [
          {
            line: ended,
            message: 'this line is not a row of the table, and rows follow it',
            remedy: 'remove the line, or put | between its cells',
          },
        ],
      };
    } else if (!(isSeparator(cells) && rows.length === 1)) {
      rows.push({ line, cells: cells.map(textOf) });
    }
  }
  return { table: { format: 'markdown', rows: rows.filter(hasContent) } };
}
