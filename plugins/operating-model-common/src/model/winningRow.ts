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
  letters: Letters;
  validator?: string;
  unresolved: UnresolvedPlaceholder[];
}

type Letters = Record<Letter, string[]>;

interface FilledRow {
  row: MatrixRow;
  letters: Letters;
  validator: string[];
  unresolved: UnresolvedPlaceholder[];
}

type Fill = (owners: Owners, unresolved: UnresolvedPlaceholder[]) => string[];

/** Fills in what a row names under one letter; most name fixed parties or none, so that there is nothing left to do. */
function fillerOf(letter: Letter | 'validator', named: string[]): Fill {
  if (!named.some(isPlaceholder)) return () => named;
  const parties = named.map(party =>
    isPlaceholder(party) ? { placeholder: party } : { ref: party },
  );
  return (owners, unresolved) => {
    const refs: string[] = [];
    for (const { ref, placeholder } of parties) {
      const filled = placeholder ? fillIn(placeholder, owners) : ref;
      if (!filled) unresolved.push({ letter, placeholder: placeholder! });
      else if (!refs.includes(filled)) refs.push(filled);
    }
    return refs;
  };
}

function prepareRow(row: MatrixRow): (owners: Owners) => FilledRow {
  const fillers = Object.fromEntries(
    LETTER_NAMES.map(letter => [letter, fillerOf(letter, row.parties[letter])]),
  ) as Record<Letter, Fill>;
  const fillValidator = fillerOf('validator', row.validator);
  return owners => {
    const unresolved: UnresolvedPlaceholder[] = [];
    const letters = {
      accountable: fillers.accountable(owners, unresolved),
      responsible: fillers.responsible(owners, unresolved),
      support: fillers.support(owners, unresolved),
      consulted: fillers.consulted(owners, unresolved),
      informed: fillers.informed(owners, unresolved),
    };
    return { row, letters, validator: fillValidator(owners, unresolved), unresolved };
  };
}

const LETTER_NAMES = Object.keys(LETTERS) as Letter[];

function byNameThenRow(a: MatrixRow, b: MatrixRow): number {
  return (
    compareText(a.matrixName, b.matrixName) ||
    compareText(a.matrixRef, b.matrixRef) ||
    a.row - b.row
  );
}

function unite(merged: readonly FilledRow[]): Letters {
  if (merged.length === 1) return merged[0].letters;
  return Object.fromEntries(
    LETTER_NAMES.map(letter => [
      letter,
      [...new Set(merged.flatMap(each => each.letters[letter]))],
    ]),
  ) as Letters;
}

function winnerOf(filled: readonly FilledRow[]): WinningRow {
  const answers = new Set(
    filled.flatMap(each => each.letters.accountable.slice(0, 1)),
  );
  const contested = answers.size > 1;
  const speaking =
    filled.find(each => each.letters.accountable.length) ?? filled[0];
  const merged = contested ? [speaking] : filled;
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
    letters: unite(merged),
    validator: merged.flatMap(each => each.validator)[0],
    unresolved: merged.flatMap(each => each.unresolved),
  };
}

/**
 * Finds the row that decides, of all that speak of one activity on one entity: those of the highest precedence; merged where
 * they name the same party under A, the first by name where they don't. A row whose A stands for nobody contradicts none.
 *
 * @param rows - at least one
 */
export function winningRow(
  rows: readonly MatrixRow[],
): (owners: Owners) => WinningRow {
  const precedence = Math.max(...rows.map(row => row.precedence));
  const prepared = rows
    .filter(row => row.precedence === precedence)
    .sort(byNameThenRow)
    .map(prepareRow);
  return owners => winnerOf(prepared.map(fill => fill(owners)));
}
