import { canonicalRef } from '../kinds/references';
import { isPlaceholder } from '../kinds/fields';
import { TABLE_LIMITS } from './limits';
import { Meaning, assumedName } from './nameReader';
import { placeOf } from './placeOf';
import type { Table } from './Table';
import type { TableProblem } from './TableProblem';
import { nameKey, oneLine, quote } from './text';

/** What a column holds: the letters of a party, validators, or notes. */
export type Column = { index: number } & (
  { role: 'party'; party: string } | { role: 'validator' | 'note' }
);

export interface Columns {
  columns: Column[];
  problems: TableProblem[];
  /** Parties that nobody knows. */
  warnings: TableProblem[];
}

const partyKey = (party: string) =>
  isPlaceholder(party)
    ? party
    : (canonicalRef(party, { defaultKind: 'Group' }) ?? party);

/** Reads the headings; the first column holds the activities, whatever it is called. */
export function readColumns(
  { rows }: Table,
  readParty: (text: string) => Meaning,
  warnAssumed: boolean,
): Columns {
  const [headings, ...body] = rows;
  const result: Columns = { columns: [], problems: [], warnings: [] };
  const firstAt = new Map<string, number>();
  for (const [index, cell] of headings.cells.entries()) {
    if (index === 0) continue;
    const problem = (message: string, remedy: string): TableProblem => ({
      ...placeOf(headings, headings, index),
      message,
      remedy,
    });
    const heading = oneLine(cell);
    if (!heading) {
      // Spreadsheets save empty columns at the edge.
      if (body.some(row => row.cells[index])) {
        result.problems.push(
          problem(
            'the column has no heading',
            'give it the name of a party; where headings are merged, split them first',
          ),
        );
      }
      continue;
    }
    const column = readColumn(index, heading, readParty);
    if ('message' in column) {
      result.problems.push(problem(column.message, column.remedy));
      continue;
    }
    const key = column.role === 'party' ? partyKey(column.party) : column.role;
    const first = firstAt.get(key);
    if (first !== undefined) {
      result.problems.push(
        problem(
          `${quote(heading)} is in column ${first + 1} already`,
          'join the two columns',
        ),
      );
      continue;
    }
    firstAt.set(key, index);
    result.columns.push(column);
    if (column.role === 'party' && column.assumed && warnAssumed) {
      result.warnings.push(
        problem(column.assumed.message, column.assumed.remedy),
      );
    }
  }
  const parties = result.columns.filter(({ role }) => role === 'party').length;
  if (!parties && !result.problems.length) {
    result.problems.push({
      ...placeOf(headings, headings),
      message: 'the headings name no party',
      remedy:
        'put the names of groups, users or placeholders into the first row, and nothing above it',
    });
  }
  if (parties > TABLE_LIMITS.parties) {
    result.problems.push({
      ...placeOf(headings, headings),
      message: `there are ${parties} parties, more than ${TABLE_LIMITS.parties}`,
      remedy: 'split the table into several matrices',
    });
  }
  return result;
}

function readColumn(
  index: number,
  heading: string,
  readParty: (text: string) => Meaning,
):
  | (Column & { assumed?: { message: string; remedy: string } })
  | { message: string; remedy: string } {
  const key = nameKey(heading);
  if (key === 'validator' || key === 'note') return { index, role: key };
  const meaning = readParty(heading);
  return 'message' in meaning
    ? meaning
    : {
        index,
        role: 'party',
        party: meaning.value,
        ...(meaning.assumed && {
          assumed: assumedName(heading, meaning, 'heading'),
        }),
      };
}
