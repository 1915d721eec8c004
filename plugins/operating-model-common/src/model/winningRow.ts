import { isPlaceholder } from '../kinds/fields';
import { compareText } from '../kinds/references';
import { LETTERS, Letter } from '../kinds/responsibilityMatrix';
import { Owners, fillIn } from './placeholders';
import { MatrixRow, RowSource, UnresolvedPlaceholder } from './types';

/** The letters of the row, or of the merged rows, that decide about one activity on one entity. */
export interface WinningRow {
  matrixRef: string;
  row: number;
  note?: string;
  contested: boolean;
  rows: RowSource[];
  letters: Record<Letter, string[]>;
  validator?: string;
  unresolved: UnresolvedPlaceholder[];
}

interface FilledRow {
  row: MatrixRow;
  letters: Record<Letter, string[]>;
  validator: string[];
  unresolved: UnresolvedPlaceholder[];
}

const LETTER_NAMES = Object.keys(LETTERS) as Letter[];

function fillRow(row: MatrixRow, owners: Owners): FilledRow {
  const unresolved: UnresolvedPlaceholder[] = [];
  const fill = (letter: Letter | 'validator', named: string[]) => {
    const refs = new Set<string>();
    for (const party of named) {
      if (!isPlaceholder(party)) {
        refs.add(party);
        continue;
      }
      const ref = fillIn(party, owners);
      if (ref) refs.add(ref);
      else unresolved.push({ letter, placeholder: party });
    }
    return [...refs];
  };
  const letters = Object.fromEntries(
    LETTER_NAMES.map(letter => [letter, fill(letter, row.parties[letter])]),
  ) as Record<Letter, string[]>;
  return {
    row,
    letters,
    validator: fill('validator', row.validator),
    unresolved,
  };
}

function byNameThenRow(a: MatrixRow, b: MatrixRow): number {
  return (
    compareText(a.matrixName, b.matrixName) ||
    compareText(a.matrixRef, b.matrixRef) ||
    a.row - b.row
  );
}

/**
 * The row that decides, of all that speak of one activity on one entity: those of the highest precedence; merged where they
 * name the same party under A, the first by name where they don't. A row whose A stands for nobody contradicts none.
 *
 * @param rows - at least one
 */
export function winningRow(
  rows: readonly MatrixRow[],
  owners: Owners,
): WinningRow {
  const precedence = Math.max(...rows.map(row => row.precedence));
  const filled = rows
    .filter(row => row.precedence === precedence)
    .sort(byNameThenRow)
    .map(row => fillRow(row, owners));
  const answers = new Set(
    filled.flatMap(each => each.letters.accountable.slice(0, 1)),
  );
  const contested = answers.size > 1;
  const speaking =
    filled.find(each => each.letters.accountable.length) ?? filled[0];
  const merged = contested ? [speaking] : filled;
  const united = (letter: Letter) => [
    ...new Set(merged.flatMap(each => each.letters[letter])),
  ];
  return {
    matrixRef: speaking.row.matrixRef,
    row: speaking.row.row,
    note: merged.map(each => each.row.note).find(Boolean),
    contested,
    rows: filled.map(each => ({
      matrixRef: each.row.matrixRef,
      row: each.row.row,
      accountable: each.letters.accountable[0],
    })),
    letters: Object.fromEntries(
      LETTER_NAMES.map(letter => [letter, united(letter)]),
    ) as Record<Letter, string[]>,
    validator: merged.flatMap(each => each.validator)[0],
    unresolved: merged.flatMap(each => each.unresolved),
  };
}
