import { GridRow, MatrixAnswer } from 'backstage-plugin-operating-model-common';

/** What one party holds on either side. */
export interface PartyDifference {
  key: string;
  title: string;
  /** Empty where it holds nothing. */
  left: string;
  right: string;
}

/** What two matrices say of one activity. */
export interface ComparedActivity {
  activityRef: string;
  title: string;
  exists: boolean;
  status: 'same' | 'onlyLeft' | 'onlyRight' | 'differs';
  /** The letters by party; absent where the side has no row. */
  left?: Record<string, string>;
  right?: Record<string, string>;
  differences: PartyDifference[];
  /** True where neither wins and both name somebody else under A. */
  contradicts: boolean;
}

const ORDER = 'ARSCI';

function united(rows: GridRow[]): Record<string, string> {
  const letters: Record<string, string> = {};
  for (const row of rows) {
    for (const [key, held] of Object.entries(row.letters)) {
      const all = new Set(`${letters[key] ?? ''}${held}`);
      letters[key] = [...ORDER].filter(each => all.has(each)).join('');
    }
  }
  return letters;
}

/** A matrix that repeats an activity is read as one row with all its letters. */
function byActivity(matrix: MatrixAnswer): Map<string, GridRow[]> {
  const rows = new Map<string, GridRow[]>();
  for (const row of matrix.rows) {
    rows.set(row.activityRef, [...(rows.get(row.activityRef) ?? []), row]);
  }
  return rows;
}

function accountableIn(letters: Record<string, string> = {}): string[] {
  return Object.keys(letters)
    .filter(key => letters[key].includes('A'))
    .sort();
}

/** Two matrices side by side, matched by activity: those of the left one first, in its order. */
export function compareMatrices(
  left: MatrixAnswer,
  right: MatrixAnswer,
): ComparedActivity[] {
  const lefts = byActivity(left);
  const rights = byActivity(right);
  const titles = new Map(
    [...left.parties, ...right.parties].map(({ key, title }) => [key, title]),
  );
  const refs = [...new Set([...lefts.keys(), ...rights.keys()])];
  return refs.map(activityRef => {
    const here = lefts.get(activityRef);
    const there = rights.get(activityRef);
    const [{ title, exists }] = here ?? there ?? [];
    const leftLetters = here && united(here);
    const rightLetters = there && united(there);
    const differences = [
      ...new Set([
        ...Object.keys(leftLetters ?? {}),
        ...Object.keys(rightLetters ?? {}),
      ]),
    ]
      .map(key => ({
        key,
        title: titles.get(key) ?? key,
        left: leftLetters?.[key] ?? '',
        right: rightLetters?.[key] ?? '',
      }))
      .filter(each => each.left !== each.right);
    return {
      activityRef,
      title,
      exists,
      status: statusOf(here, there, differences),
      left: leftLetters,
      right: rightLetters,
      differences,
      contradicts:
        left.precedence === right.precedence &&
        differ(accountableIn(leftLetters), accountableIn(rightLetters)),
    };
  });
}

function statusOf(
  left: GridRow[] | undefined,
  right: GridRow[] | undefined,
  differences: PartyDifference[],
): ComparedActivity['status'] {
  if (!left) return 'onlyRight';
  if (!right) return 'onlyLeft';
  return differences.length > 0 ? 'differs' : 'same';
}

/** Only where both sides name somebody. */
function differ(left: string[], right: string[]): boolean {
  return (
    left.length > 0 && right.length > 0 && left.join('\n') !== right.join('\n')
  );
}
