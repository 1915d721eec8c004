import { VirtualItem } from '@tanstack/react-virtual';
import { GridParty } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { GridLine } from '../shared/grid/GridLine';
import styles from '../shared/grid/grid.module.css';
import { GridMeasures } from '../shared/grid/gridMeasures';
import { Method, shownLetter } from '../shared/grid/letters';

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
      <GridLine
        role="gridcell"
        index={index}
        height={measures.foot}
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
      </GridLine>
    </div>
  );
}
