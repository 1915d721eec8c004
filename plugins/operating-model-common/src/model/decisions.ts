import { compareText } from '../kinds/references';
import { Letter } from '../kinds/responsibilityMatrix';
import { FilledRow, rowFiller } from './filledRow';
import { Owners } from './placeholders';
import { MatrixRow, Responsibility, RowSource } from './types';

/** What rows alone say about an activity on an entity. */
export type Decision = Omit<
  Responsibility,
  'activity' | 'runbooks' | 'agreements'
>;

export type Decide = (owners: Owners) => Decision;

function assumeOwner({ owner }: Owners): Decision {
  return {
    source: owner ? 'owner' : 'none',
    contested: false,
    rows: [],
    accountable: owner,
    responsible: owner ? [owner] : [],
    support: [],
    consulted: [],
    informed: [],
    unresolved: [],
  };
}

function byNameThenRow(a: MatrixRow, b: MatrixRow): number {
  return (
    compareText(a.matrixName, b.matrixName) ||
    compareText(a.matrixRef, b.matrixRef) ||
    a.row - b.row
  );
}

function sourceOf({ row, parties }: FilledRow): RowSource {
  return {
    matrixRef: row.matrixRef,
    row: row.row,
    accountable: parties.accountable[0],
    responsible: parties.responsible,
  };
}

function speakFor(
  { row, parties, validator, unresolved }: FilledRow,
  sources: { rows: RowSource[]; contested: boolean },
): Decision {
  // Field by field: spreading objects together would take longer than all the rest, and this runs for every cell.
  return {
    source: 'matrix',
    matrixRef: row.matrixRef,
    row: row.row,
    note: row.note || undefined,
    contested: sources.contested,
    rows: sources.rows,
    accountable: parties.accountable[0],
    responsible: parties.responsible,
    support: parties.support,
    consulted: parties.consulted,
    informed: parties.informed,
    validator: validator[0],
    unresolved,
  };
}

/** One row that says what several say together; it stands where the first that names a party under A stands. */
function unite(filled: readonly FilledRow[], speaking: FilledRow): FilledRow {
  const united = (letter: Letter) => [
    ...new Set(filled.flatMap(({ parties }) => parties[letter])),
  ];
  return {
    row: {
      ...speaking.row,
      note: filled.map(({ row }) => row.note).find(Boolean),
    },
    parties: {
      accountable: united('accountable'),
      responsible: united('responsible'),
      support: united('support'),
      consulted: united('consulted'),
      informed: united('informed'),
    },
    validator: filled.flatMap(({ validator }) => validator),
    unresolved: filled.flatMap(({ unresolved }) => unresolved),
  };
}

function decide(filled: readonly FilledRow[]): Decision {
  const rows = filled.map(sourceOf);
  const [first] = filled;
  if (filled.length === 1) return speakFor(first, { rows, contested: false });
  const speaking =
    filled.find(({ parties }) => parties.accountable.length) ?? first;
  const answers = new Set(rows.flatMap(({ accountable }) => accountable ?? []));
  const contested = answers.size > 1;
  return speakFor(contested ? speaking : unite(filled, speaking), {
    rows,
    contested,
  });
}

/**
 * Prepares the rows that speak of one activity for many owners. Of them those of the highest precedence decide: merged where
 * they name the same party under A, the first by name where they don't. A row whose A stands for nobody contradicts none.
 */
export function deciderOf(rows: readonly MatrixRow[]): Decide {
  if (rows.length === 0) return assumeOwner;
  const precedence = Math.max(...rows.map(row => row.precedence));
  const fillers = rows
    .filter(row => row.precedence === precedence)
    .sort(byNameThenRow)
    .map(rowFiller);
  return owners => decide(fillers.map(fill => fill(owners)));
}
