import { Link } from '@backstage/ui';
import {
  CELL_STATES,
  CellState,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { StateTag } from '../shared/StateTag';
import { Figures, countCells } from './Figures';
import styles from './scorecard.module.css';

interface CellsBarProps {
  cells: Figures['cells'];
  /** Where the entities with a cell in a state are listed. */
  linkOf?(state: CellState): string;
  /** Leaves out states that no cell is in. */
  brief?: boolean;
}

/** Cells by state: as a bar for a glance, and with sign, word and number. */
export function CellsBar({ cells, linkOf, brief }: CellsBarProps) {
  const t = useTexts();
  const all = countCells({ cells });
  if (all === 0) return null;
  return (
    <div>
      <div className={styles.bar} aria-hidden="true">
        {CELL_STATES.filter(state => cells[state] > 0).map(state => (
          <span
            key={state}
            className={styles[state]}
            style={{ flexGrow: cells[state] }}
          />
        ))}
      </div>
      <ul className={styles.states} aria-label={t('scorecard.states')}>
        {CELL_STATES.filter(
          (state, index) => cells[state] > 0 || (!brief && index < 3),
        ).map(state => {
          const tag = (
            <StateTag state={state}>
              {cells[state].toLocaleString()} {t(`state.${state}`)}
            </StateTag>
          );
          return (
            <li key={state}>
              {linkOf && cells[state] > 0 ? (
                <Link href={linkOf(state)} className={styles.tagLink}>
                  {tag}
                </Link>
              ) : (
                tag
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
