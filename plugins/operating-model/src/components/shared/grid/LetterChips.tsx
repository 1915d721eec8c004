import { useTexts } from '../../../hooks/useTexts';
import styles from './LetterChips.module.css';
import { LetterWord, Method, shownLetter, wordOfLetter } from './letters';

/** A word for each letter, looked up once for a whole grid. */
export type LetterWords = Record<LetterWord, string>;

export function useLetterWords(): LetterWords {
  const t = useTexts();
  return {
    accountable: t('matrices.word.accountable'),
    responsible: t('matrices.word.responsible'),
    support: t('matrices.word.support'),
    consulted: t('matrices.word.consulted'),
    informed: t('matrices.word.informed'),
    approver: t('matrices.word.approver'),
    driver: t('matrices.word.driver'),
    contributor: t('matrices.word.contributor'),
  };
}

interface LetterChipsProps {
  /** As the answers write them, for example `AR`. */
  letters: string;
  method: Method;
  words: LetterWords;
}

/** The letters that a party holds, each as a sign in a colour, read aloud by its word. */
export function LetterChips({ letters, method, words }: LetterChipsProps) {
  return (
    <>
      {[...letters].map(letter => {
        const word = words[wordOfLetter(method, letter)];
        return (
          <span
            key={letter}
            role="img"
            aria-label={word}
            title={word}
            className={`${styles.chip} ${styles[letter] ?? ''}`}
          >
            {shownLetter(method, letter)}
          </span>
        );
      })}
    </>
  );
}
