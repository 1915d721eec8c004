import { ReactNode, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import shared from '../shared/shared.module.css';
import styles from './AnswersForCard.module.css';

/** How many are shown at first; one more is no reason to fold. */
const SHOWN = 6;

interface FoldedListProps<T> {
  label: string;
  items: T[];
  keyOf(item: T): string;
  children(item: T): ReactNode;
}

/** The first of a list; the rest unfolds. */
export function FoldedList<T>({
  label,
  items,
  keyOf,
  children,
}: FoldedListProps<T>) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const shown =
    all || items.length <= SHOWN + 1 ? items : items.slice(0, SHOWN);
  const rest = items.length - shown.length;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {shown.map(item => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {rest > 0 && (
        <button
          type="button"
          className={`${shared.textButton} ${shared.small} ${styles.more}`}
          onClick={() => setAll(true)}
        >
          {t('teams.card.more', { count: rest })}
        </button>
      )}
    </>
  );
}
