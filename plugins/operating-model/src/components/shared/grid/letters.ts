import { LETTERS, MatrixAnswer } from 'backstage-plugin-operating-model-common';

export type Method = MatrixAnswer['method'];

/** A letter as the answers write it: in DACI, R stands for the driver. */
export type LetterCode = (typeof LETTERS)[keyof typeof LETTERS];

/** What a letter means, in the words of the matrix's method. */
export type LetterWord =
  | 'accountable'
  | 'responsible'
  | 'support'
  | 'consulted'
  | 'informed'
  | 'approver'
  | 'driver'
  | 'contributor';

const RACI: [LetterCode, LetterWord][] = [
  ['A', 'accountable'],
  ['R', 'responsible'],
  ['C', 'consulted'],
  ['I', 'informed'],
];

const WORDS: Record<Method, [LetterCode, LetterWord][]> = {
  RACI,
  RASCI: [...RACI.slice(0, 2), ['S', 'support'], ...RACI.slice(2)],
  DACI: [
    ['R', 'driver'],
    ['A', 'approver'],
    ['C', 'contributor'],
    ['I', 'informed'],
  ],
};

/** The letters of a method in the order of its name. */
export function lettersOfMethod(method: Method): LetterCode[] {
  return WORDS[method].map(([letter]) => letter);
}

/** A letter that the method does not have is told by its word in RASCI, which has them all. */
export function wordOfLetter(method: Method, letter: string): LetterWord {
  const [, word] =
    WORDS[method].find(([each]) => each === letter) ??
    WORDS.RASCI.find(([each]) => each === letter) ??
    WORDS.RASCI[0];
  return word;
}

/** The letter that people read. */
export function shownLetter(method: Method, letter: string): string {
  return method === 'DACI' && letter === 'R' ? 'D' : letter;
}

/** Letters that a party holds, in the order of the method's name: `A+R`, in DACI `D+A`. */
export function shownLetters(method: Method, letters: string): string {
  const order = lettersOfMethod(method) as string[];
  return [...letters]
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map(letter => shownLetter(method, letter))
    .join('+');
}
