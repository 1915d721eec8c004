import { VirtualItem } from '@tanstack/react-virtual';
import { GridParty, GridRow } from 'backstage-plugin-operating-model-common';
import { memo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { SeveritySign } from '../shared/Severity';
import { GridLine } from '../shared/grid/GridLine';
import { LetterChips, LetterWords } from '../shared/grid/LetterChips';
import styles from '../shared/grid/grid.module.css';
import { GridMeasures } from '../shared/grid/gridMeasures';
import { Method } from '../shared/grid/letters';
import { Remark } from './filterMatrix';

interface MatrixGridRowProps {
  row: GridRow;
  remarks?: Remark[];
  /** Which row of the grid it is, counted from 0. */
  index: number;
  top: number;
  parties: GridParty[];
  columns: VirtualItem[];
  measures: GridMeasures;
  method: Method;
  words: LetterWords;
  active?: number;
}

/** An activity with the letters that each party holds. Drawn anew only when something of it changed. */
export const MatrixGridRow = memo(function Row({
  row,
  remarks = [],
  index,
  top,
  parties,
  columns,
  measures,
  method,
  words,
  active,
}: MatrixGridRowProps) {
  return (
    <GridLine
      role="gridcell"
      index={index}
      height={measures.row}
      top={top}
      columns={columns}
      measures={measures}
      active={active}
      count={parties.length}
      first={<ActivityTitle row={row} />}
      last={<Remarks remarks={remarks} />}
    >
      {column => (
        <LetterChips
          letters={row.letters[parties[column].key] ?? ''}
          method={method}
          words={words}
        />
      )}
    </GridLine>
  );
});

function ActivityTitle({ row: { title, exists, risk } }: { row: GridRow }) {
  const t = useTexts();
  return (
    <div className={styles.stack}>
      <span className={`${styles.title} ${styles.clamped}`} title={title}>
        {title}
      </span>
      {exists ? (
        risk && <span className={styles.quiet}>{t(`risk.${risk}`)}</span>
      ) : (
        <span className={styles.dangling}>✕ {t('matrices.notInCatalog')}</span>
      )}
    </div>
  );
}

function Remarks({ remarks }: { remarks: Remark[] }) {
  const t = useTexts();
  const [first] = remarks;
  if (!first) return null;
  return (
    <div className={styles.stack}>
      <span className={styles.clamped} title={first.text}>
        <SeveritySign severity={first.severity} /> {first.text}
      </span>
      {remarks.length > 1 && (
        <span className={styles.quiet}>
          {t('matrices.moreFindings', { count: remarks.length - 1 })}
        </span>
      )}
    </div>
  );
}
