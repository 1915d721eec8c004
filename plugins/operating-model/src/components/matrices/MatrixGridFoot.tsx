import { VirtualItem } from '@tanstack/react-virtual';
import { GridParty } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { GridCells } from './GridCells';
import styles from './MatrixGrid.module.css';
import { GridMeasures } from './gridMeasures';
import { Method, shownLetter } from './letters';

interface MatrixGridFootProps {
  parties: GridParty[];
  columns: VirtualItem[];
  measures: GridMeasures;
  method: Method;
  index: number;
  active?: number;
}

/** In how many rows each party holds A and R. */
export function MatrixGridFoot({
  parties,
  columns,
  measures,
  method,
  index,
  active,
}: MatrixGridFootProps) {
  const t = useTexts();
  const letters = ['A', 'R']
    .map(letter => shownLetter(method, letter))
    .join(' / ');
  return (
    <div role="rowgroup" className={styles.foot}>
      <div
        role="row"
        aria-rowindex={index + 1}
        className={styles.row}
        style={{ height: measures.foot }}
      >
        <GridCells
          role="gridcell"
          row={index}
          columns={columns}
          measures={measures}
          active={active}
          count={parties.length}
          first={t('matrices.holds', { letters })}
          last={null}
        >
          {column =>
            `${parties[column].accountable} / ${parties[column].responsible}`
          }
        </GridCells>
      </div>
    </div>
  );
}
