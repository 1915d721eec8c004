import {
  GridParty,
  MatrixAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RefLink } from '../shared/RefLink';
import { LetterChips, useLetterWords } from '../shared/grid/LetterChips';
import { lettersOfMethod, wordOfLetter } from '../shared/grid/letters';
import { placeholderMeaning } from '../shared/placeholderMeaning';
import shared from '../shared/shared.module.css';
import { CellSubject } from './MatrixGrid';
import styles from './matrices.module.css';

interface MatrixLegendProps {
  matrix: MatrixAnswer;
  /** Whether the matrix is shown as a grid, which keys move in. */
  grid: boolean;
  onExplain(subject: CellSubject): void;
}

/** Whom a placeholder stands for is told in one line; the rest is on its own page. */
const SHOWN = 3;

/** What the letters mean, and whom the placeholders stand for. */
export function MatrixLegend({ matrix, grid, onExplain }: MatrixLegendProps) {
  const t = useTexts();
  const words = useLetterWords();
  const { method, parties } = matrix;
  const placeholders = parties.filter(({ key }) => key.startsWith('$'));
  return (
    <div className={styles.legend}>
      <ul className={styles.letters} aria-label={t('matrices.legend')}>
        {lettersOfMethod(method).map(letter => (
          <li key={letter}>
            <LetterChips letters={letter} method={method} words={words} />{' '}
            {t(`matrices.meaning.${wordOfLetter(method, letter)}`)}
          </li>
        ))}
        {grid && <li>{t('matrices.keys')}</li>}
      </ul>
      {placeholders.length > 0 && (
        <ul className={styles.placeholders}>
          {placeholders.map(party => (
            <li key={party.key}>
              <StandsFor
                party={party}
                names={matrix.names}
                onMore={() => onExplain({ party })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function StandsFor({
  party: { key, resolvesTo, unresolved = 0 },
  names,
  onMore,
}: {
  party: GridParty;
  names: MatrixAnswer['names'];
  onMore(): void;
}) {
  const t = useTexts();
  // Without a pass over the catalog there is only what the word means.
  if (!resolvesTo) {
    return (
      <>
        {t('matrices.standsFor', { placeholder: key })}{' '}
        {placeholderMeaning(t, key)}
      </>
    );
  }
  const rest = resolvesTo.length - SHOWN;
  return (
    <>
      {t('matrices.standsFor', { placeholder: key })}{' '}
      {resolvesTo.slice(0, SHOWN).map(({ ref, entities }, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          <RefLink entityRef={ref} names={names} />{' '}
          {index === 0
            ? t('matrices.standsForFirst', { count: entities })
            : t('matrices.standsForOn', {
                figure: entities.toLocaleString(),
              })}
        </span>
      ))}
      {resolvesTo.length === 0 &&
        unresolved === 0 &&
        t('matrices.standsForNobody')}
      {unresolved > 0 && (
        <span>
          {resolvesTo.length > 0 && ', '}
          {t('matrices.standsForNobodyOn', {
            figure: unresolved.toLocaleString(),
          })}
        </span>
      )}{' '}
      {rest > 0 && (
        <button type="button" className={shared.textButton} onClick={onMore}>
          {t('matrices.standsForMore', { count: rest })}
        </button>
      )}
    </>
  );
}
