import Papa from 'papaparse';
import { isPlaceholder } from '../kinds/fields';
import { canonicalRef } from '../kinds/references';
import {
  LETTERS,
  Letter,
  ResponsibilityMatrixEntity,
} from '../kinds/responsibilityMatrix';
import { defuse } from './defusing';
import { letterName } from './letters';
import type { MatrixRowSpec } from './matrixFromTable';
import type { TableFormat } from './Table';
import { CONTROL_CHARACTERS, cellText } from './text';

const LETTER_FIELDS = Object.keys(LETTERS) as Letter[];

function listOf(value: string | string[] | undefined): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** Finds the column of a party, which rows may write in different ways. */
function partyKeyOf({ metadata }: ResponsibilityMatrixEntity) {
  return (party: string) =>
    isPlaceholder(party)
      ? party
      : (canonicalRef(party, {
          defaultKind: 'Group',
          defaultNamespace: metadata.namespace,
        }) ?? party);
}

const clean = (text: string) =>
  cellText(text.replace(new RegExp(CONTROL_CHARACTERS, 'g'), ''));

function gridOf(
  matrix: ResponsibilityMatrixEntity,
  order: readonly string[],
): string[][] {
  const rows = matrix.spec.rows ?? [];
  const method = matrix.spec.method ?? 'RACI';
  const keyOf = partyKeyOf(matrix);
  const written = new Map<string, string>();
  for (const row of rows) {
    for (const party of LETTER_FIELDS.flatMap(field => listOf(row[field]))) {
      if (!written.has(keyOf(party))) written.set(keyOf(party), party);
    }
  }
  const parties = new Map(
    [...order.filter(key => written.has(key)), ...written.keys()].map(key => [
      key,
      written.get(key)!,
    ]),
  );
  const lettersOf = (row: MatrixRowSpec, key: string) =>
    LETTER_FIELDS.filter(field =>
      listOf(row[field]).some(each => keyOf(each) === key),
    )
      .map(field => letterName(method, field))
      .join('');
  const withValidator = rows.some(row => listOf(row.validator).length);
  const withNote = rows.some(row => clean(row.note ?? ''));
  return [
    [
      'Activity',
      ...parties.values(),
      ...(withValidator ? ['Validator'] : []),
      ...(withNote ? ['Note'] : []),
    ],
    ...rows.map(row => [
      row.activity,
      ...[...parties.keys()].map(key => lettersOf(row, key)),
      ...(withValidator ? [listOf(row.validator).join(', ')] : []),
      ...(withNote ? [clean(row.note ?? '')] : []),
    ]),
  ];
}

function markdownCell(text: string): string {
  return text
    .replace(/[\\`*_|[\]~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\n/g, '<br>');
}

const TEXT_COLUMNS = ['Activity', 'Validator', 'Note'];

function markdownOf(grid: string[][]): string {
  const [headings, ...body] = grid.map(cells => cells.map(markdownCell));
  const separator = headings.map(heading =>
    TEXT_COLUMNS.includes(heading) ? '---' : ':-:',
  );
  return [headings, separator, ...body]
    .map(cells => `| ${cells.join(' | ')} |\n`)
    .join('');
}

function csvOf(grid: string[][]): string {
  const text = Papa.unparse(
    grid.map(cells => cells.map(defuse)),
    { newline: '\r\n' },
  );
  return `${text}\r\n`;
}

/**
 * A matrix as a table that `matrixFromTable` reads: activities down, parties across.
 *
 * @param options - `parties`: canonical references and placeholders in the order of the columns; what it lacks follows as the rows
 * name it
 * @public
 */
export function tableFromMatrix(
  matrix: ResponsibilityMatrixEntity,
  {
    format,
    parties = [],
  }: { format: TableFormat; parties?: readonly string[] },
): string {
  const grid = gridOf(matrix, parties);
  return format === 'markdown' ? markdownOf(grid) : csvOf(grid);
}
