import { LETTERS, Letter } from '../kinds/responsibilityMatrix';

/** Which letters a matrix uses. @public */
export type MatrixMethod = 'RACI' | 'RASCI' | 'DACI';

/** The letters of a method, by the field of a row that each stands for, in the order in which they are shown. */
const OF_METHOD: Record<MatrixMethod, Partial<Record<Letter, string>>> = {
  RACI: { ...LETTERS, support: undefined },
  RASCI: LETTERS,
  DACI: { ...LETTERS, support: undefined, responsible: 'D' },
};

// As they are written out. DACI's driver and approver are R and A of the other two.
const WORDS = new Map<string, Letter>([
  ['accountable', 'accountable'],
  ['approver', 'accountable'],
  ['responsible', 'responsible'],
  ['driver', 'responsible'],
  ['support', 'support'],
  ['consulted', 'consulted'],
  ['contributor', 'consulted'],
  ['informed', 'informed'],
]);

const SEPARATORS = /[\s,;/+&|.]+/;
const NOTHING = /^[-–—]*$/;

function entriesOf(method: MatrixMethod) {
  return Object.entries(OF_METHOD[method]) as [Letter, string | undefined][];
}

/** The letters that a method knows, as text for a person. */
export function lettersOf(method: MatrixMethod): string {
  return entriesOf(method)
    .flatMap(([, letter]) => letter ?? [])
    .join(', ');
}

export function letterName(method: MatrixMethod, letter: Letter): string {
  return OF_METHOD[method][letter] ?? LETTERS[letter];
}

/**
 * What a cell gives a party: `A`, `ar`, `A/R`, `A, R`, `Accountable`; a dash gives nothing.
 *
 * @returns the letters, those whose sign stands there more than once, and what is none
 */
export function readLetters(
  cell: string,
  method: MatrixMethod,
): { letters: Letter[]; repeated: Letter[]; unknown: string[] } {
  const letters = new Set<Letter>();
  const repeated = new Set<Letter>();
  const unknown = new Set<string>();
  // In DACI, R is what D is called elsewhere.
  const known = new Map<string, Letter>([
    ['R', 'responsible'],
    ...entriesOf(method).flatMap(([letter, sign]): [string, Letter][] =>
      sign ? [[sign, letter]] : [],
    ),
  ]);
  const signs = new Set<string>();
  for (const token of cell.split(SEPARATORS)) {
    if (NOTHING.test(token)) continue;
    const word = WORDS.get(token.toLocaleLowerCase('en-US'));
    if (word && OF_METHOD[method][word]) {
      letters.add(word);
      continue;
    }
    for (const sign of token.toLocaleUpperCase('en-US')) {
      const letter = known.get(sign);
      if (letter) letters.add(letter);
      else unknown.add(token);
      // `A Accountable` says it once, and explains itself.
      if (letter && signs.has(sign)) repeated.add(letter);
      signs.add(sign);
    }
  }
  return {
    letters: [...letters],
    repeated: [...repeated],
    unknown: [...unknown],
  };
}
