import { canonicalRef } from '../kinds/references';
import type {
  Letter,
  ResponsibilityMatrixEntity,
} from '../kinds/responsibilityMatrix';
import { checkCells } from './checkCells';
import { Column, readColumns } from './readColumns';
import { undoDefusing } from './defusing';
import { MatrixMethod, letterName, lettersOf, readLetters } from './letters';
import { TABLE_LIMITS } from './limits';
import { Meaning, NamedEntity, assumedName, nameReader } from './nameReader';
import { placeOf } from './placeOf';
import { readTable } from './readTable';
import type { Table, TableFormat, TableRow } from './Table';
import { TableProblem, listed } from './TableProblem';
import { quote } from './text';

/** A row of `spec.rows`. @public */
export type MatrixRowSpec = NonNullable<
  ResponsibilityMatrixEntity['spec']['rows']
>[number];

/** @public */
export interface MatrixFromTableOptions {
  /** How the table is written; found out when absent. */
  format?: TableFormat;
  /** RACI when absent. */
  method?: MatrixMethod;
  /** What names in the table may mean. Without a match, a name is made into a reference. */
  known?: { activities: NamedEntity[]; parties: NamedEntity[] };
}

/** Rows, or why there are none; never half of each. Warnings are no reason not to take the rows. @public */
export type MatrixFromTable = {
  /** How many there are; of either, the first hundred are listed. */
  counts: { problems: number; warnings: number };
} & (
  | {
      rows: MatrixRowSpec[];
      /** Those that hold a letter, in the order of the table. */
      parties: string[];
      warnings: TableProblem[];
      problems?: undefined;
    }
  | {
      problems: TableProblem[];
      /** Of what could be read; to be looked at in the same go. */
      warnings: TableProblem[];
      rows?: undefined;
      parties?: undefined;
    }
);

interface Reading {
  headings: TableRow;
  columns: Column[];
  allColumnsRead: boolean;
  method: MatrixMethod;
  readActivity: (text: string) => Meaning;
  readParty: (text: string) => Meaning;
  warnAssumed: boolean;
  problems: TableProblem[];
  warnings: TableProblem[];
}

/**
 * Reads a responsibility matrix from a table: activities down, parties across, letters in the cells, and if there are such
 * columns, `Validator` and `Note`.
 *
 * @public
 */
export function matrixFromTable(
  text: string,
  options: MatrixFromTableOptions = {},
): MatrixFromTable {
  const { table, problems } = readTable(text, options);
  if (problems) return refused(problems);
  const flaws = checkCells(table);
  // Where cells are missing, the others stand in the wrong columns.
  if (flaws.shape.length) {
    return refused([...flaws.shape, ...flaws.cells]);
  }
  return readMatrix(withoutDefusing(table), options, flaws.cells);
}

function refused(
  problems: readonly TableProblem[],
  warnings: readonly TableProblem[] = [],
): MatrixFromTable {
  return {
    problems: listed(problems),
    warnings: listed(warnings),
    counts: { problems: problems.length, warnings: warnings.length },
  };
}

/** What is said of cells that are not wrong anyway. */
function besides(
  flaws: readonly TableProblem[],
  said: readonly TableProblem[],
): TableProblem[] {
  const placeOfCell = ({ line, column }: TableProblem) => `${line}:${column}`;
  const wrong = new Set(flaws.map(placeOfCell));
  return said.filter(each => !wrong.has(placeOfCell(each)));
}

function withoutDefusing(table: Table): Table {
  if (table.format === 'markdown') return table;
  const rows = table.rows.map(({ line, cells }) => ({
    line,
    cells: cells.map(undoDefusing),
  }));
  return { ...table, rows };
}

function readMatrix(
  table: Table,
  { method = 'RACI', known }: MatrixFromTableOptions,
  flaws: readonly TableProblem[],
): MatrixFromTable {
  const [headings, ...body] = table.rows;
  const readParty = nameReader('Group', known?.parties);
  const { columns, warnings, ...read } = readColumns(
    table,
    readParty,
    known !== undefined,
  );
  const problems = [...flaws, ...read.problems];
  const reading: Reading = {
    headings,
    columns,
    allColumnsRead: read.problems.length === 0,
    method,
    readActivity: nameReader('Activity', known?.activities),
    readParty,
    warnAssumed: known !== undefined,
    problems,
    warnings,
  };
  checkSize(reading, body);
  const refuse = () =>
    refused([...flaws, ...besides(flaws, problems)], besides(flaws, warnings));
  if (body.length > TABLE_LIMITS.activities) return refuse();
  const rows = readRows(reading, body);
  const used = new Set(rows.flatMap(({ used: indexes }) => indexes));
  if (!used.size && !problems.length) {
    problems.push({
      message: 'no cell holds a letter',
      remedy: `put ${lettersOf(method)} where an activity and a party meet`,
    });
  }
  if (problems.length) return refuse();
  const parties: string[] = [];
  for (const column of columns) {
    if (column.role !== 'party') continue;
    if (used.has(column.index)) {
      parties.push(column.party);
      continue;
    }
    warnings.push({
      ...placeOf(headings, headings, column.index),
      message: 'the party has no letter and is left out',
      remedy: 'give it a letter, or remove the column',
    });
  }
  return {
    rows: rows.map(({ spec }) => spec),
    parties,
    warnings: listed(warnings),
    counts: { problems: 0, warnings: warnings.length },
  };
}

function checkSize({ headings, problems }: Reading, body: TableRow[]) {
  if (!body.length) {
    problems.push({
      ...placeOf(headings, headings),
      message: 'there is no row below the headings',
      remedy: 'add a row for each activity',
    });
  }
  if (body.length > TABLE_LIMITS.activities) {
    problems.push({
      message: `there are ${body.length.toLocaleString('en-GB')} activities, more than ${TABLE_LIMITS.activities.toLocaleString('en-GB')}`,
      remedy: 'split the table into several matrices',
    });
  }
}

const filled = (spec: MatrixRowSpec) =>
  Object.fromEntries(
    Object.entries(spec).filter(([, value]) => value !== undefined),
  ) as MatrixRowSpec;

function readRows(reading: Reading, body: TableRow[]) {
  const lines = new Map<string, number>();
  return body.map(row => {
    const activity = readActivityOf(reading, row);
    if (activity) checkRepetition(reading, row, lines, activity);
    const { spec, used } = readCells(reading, row);
    return { spec: filled({ activity, ...spec }), used };
  });
}

function readActivityOf(reading: Reading, row: TableRow): string {
  const { headings, problems, warnings } = reading;
  const place = placeOf(headings, row, 0);
  const [cell] = row.cells;
  if (!cell) {
    problems.push({
      ...place,
      message: 'the row names no activity',
      remedy:
        'write its name into the first column; where cells are merged, split them first',
    });
    return '';
  }
  const meaning = reading.readActivity(cell);
  if ('message' in meaning) {
    problems.push({ ...place, ...meaning });
    return '';
  }
  if (meaning.assumed && reading.warnAssumed) {
    warnings.push({
      ...place,
      ...assumedName(cell, meaning),
    });
  }
  return meaning.value;
}

function checkRepetition(
  { headings, problems }: Reading,
  row: TableRow,
  lines: Map<string, number>,
  activity: string,
) {
  const key = canonicalRef(activity, { defaultKind: 'Activity' }) ?? activity;
  const first = lines.get(key);
  if (first === undefined) {
    lines.set(key, row.line);
    return;
  }
  problems.push({
    ...placeOf(headings, row, 0),
    message: `${quote(row.cells[0])} is in line ${first} already`,
    remedy: 'join the two rows',
  });
}

function readCells(reading: Reading, row: TableRow) {
  const { headings, columns, problems, warnings, allColumnsRead } = reading;
  const problemsBefore = problems.length;
  const parties: Partial<Record<Letter, string[]>> = {};
  const used: number[] = [];
  let validator: string[] = [];
  let note: string | undefined;
  for (const column of columns) {
    const { index } = column;
    const cell = row.cells[index];
    if (!cell) continue;
    if (column.role === 'party') {
      const letters = readLettersOf(reading, row, index);
      if (letters.length) used.push(index);
      for (const letter of letters) {
        parties[letter] = [...(parties[letter] ?? []), column.party];
        if (letter === 'accountable' && parties.accountable!.length > 1) {
          warnings.push({
            ...placeOf(headings, row, index),
            message: `the row has ${quote(parties.accountable![0])} as A already`,
            remedy: 'leave one A',
          });
        }
      }
    } else if (column.role === 'validator') {
      validator = readValidators(reading, row, index);
    } else {
      note = cell;
    }
  }
  // A letter may stand in a cell that could not be read.
  const allRead = allColumnsRead && problems.length === problemsBefore;
  if (!used.length && allRead) {
    warnings.push({
      ...placeOf(headings, row),
      message: 'the row holds no letter',
      remedy: 'say who is accountable and responsible, or remove the row',
    });
  }
  return {
    used,
    spec: {
      accountable: oneOrMany(parties.accountable),
      responsible: parties.responsible,
      support: parties.support,
      consulted: parties.consulted,
      informed: parties.informed,
      validator: oneOrMany(validator),
      note,
    },
  };
}

/** There is one as a rule, and people write it without brackets. */
function oneOrMany(parties: string[] = []): string | string[] | undefined {
  return parties.length > 1 ? parties : parties[0];
}

function readLettersOf(
  { headings, method, problems, warnings }: Reading,
  row: TableRow,
  index: number,
): Letter[] {
  const cell = row.cells[index];
  const { letters, repeated, unknown } = readLetters(cell, method);
  for (const letter of repeated) {
    warnings.push({
      ...placeOf(headings, row, index),
      message: `${quote(cell)} says ${letterName(method, letter)} twice`,
      remedy: 'leave one, or correct the other',
    });
  }
  if (!unknown.length) return letters;
  const formula = cell.startsWith('=');
  problems.push({
    ...placeOf(headings, row, index),
    message: formula
      ? `${quote(cell)} is a formula`
      : `${quote(unknown.join(' '))} is not a letter of ${method}`,
    remedy: formula
      ? 'paste its value'
      : `use ${lettersOf(method)} or leave the cell empty${otherMethod(unknown)}`,
  });
  return [];
}

function otherMethod(unknown: string[]): string {
  const signs = unknown.join('').toLocaleUpperCase('en-US');
  if (/^[ARCIS]+$/.test(signs)) return '; S is a letter of the method RASCI';
  if (/^[ARCID]+$/.test(signs)) return '; D is a letter of the method DACI';
  return '';
}

function readValidators(reading: Reading, row: TableRow, index: number) {
  const { headings, readParty, problems, warnings, warnAssumed } = reading;
  const cell = row.cells[index];
  const whole = readParty(cell);
  // A title may hold a comma, so it is first taken whole.
  const names =
    'value' in whole && !whole.assumed
      ? [cell]
      : cell.split(/[,;\n]/).map(name => name.trim());
  const refs = new Set<string>();
  for (const name of names.filter(Boolean)) {
    const meaning = readParty(name);
    if ('message' in meaning) {
      problems.push({ ...placeOf(headings, row, index), ...meaning });
      continue;
    }
    if (meaning.assumed && warnAssumed) {
      warnings.push({
        ...placeOf(headings, row, index),
        ...assumedName(name, meaning),
      });
    }
    refs.add(meaning.value);
  }
  return [...refs];
}
