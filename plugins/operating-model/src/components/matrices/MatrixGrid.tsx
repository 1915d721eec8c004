import {
  GridParty,
  GridRow,
  MatrixAnswer,
} from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { GridFrame } from '../shared/grid/GridFrame';
import { GridHead } from '../shared/grid/GridHead';
import { LetterWords, useLetterWords } from '../shared/grid/LetterChips';
import styles from '../shared/grid/grid.module.css';
import { CellPlace } from '../shared/grid/moveCell';
import { useFindingsInSight } from '../shared/grid/useFindingsInSight';
import { useGrid } from '../shared/grid/useGrid';
import { MatrixGridFoot } from './MatrixGridFoot';
import { MatrixGridRow } from './MatrixGridRow';
import { Remark, remarksOf } from './filterMatrix';
import { matrixMeasures } from './matrixMeasures';

/** What a cell stands for: a row, a party, or both. */
export interface CellSubject {
  row?: GridRow;
  party?: GridParty;
}

interface MatrixGridProps {
  matrix: MatrixAnswer;
  /** What a filter left of it. */
  rows: GridRow[];
  parties: GridParty[];
  onExplain(subject: CellSubject): void;
}

/**
 * A matrix as an ARIA grid: parties across, activities down. Only what is in sight is in the document, so that 60 parties by 200 activities
 * scroll as smoothly as six by ten.
 */
export function MatrixGrid({
  matrix,
  rows,
  parties,
  onExplain,
}: MatrixGridProps) {
  const t = useTexts();
  const words = useLetterWords();
  const stableWords = useStableWords(words);
  const remarks = useMemo(
    () =>
      new Map<GridRow, Remark[]>(
        matrix.rows.map(row => [row, remarksOf(t, row, matrix.names)]),
      ),
    [matrix.rows, matrix.names, t],
  );
  const hasRemarks = [...remarks.values()].some(each => each.length > 0);
  const sizes = useMemo(() => matrixMeasures(hasRemarks), [hasRemarks]);
  const lastInSight = useFindingsInSight();
  const grid = useGrid({
    rows: rows.length,
    columns: parties.length,
    measures: sizes,
    hasFoot: true,
    lastInSight,
  });
  const { size, down, columns, columnOf, measures } = grid;

  function explain({ row, column }: CellPlace) {
    const subject = { row: rows[row - 1], party: parties[column - 1] };
    if (subject.row || subject.party) onExplain(subject);
  }

  return (
    <GridFrame
      state={grid}
      label={t('matrices.grid', { title: matrix.title })}
      isReadOnly
      onOpen={explain}
    >
      <GridHead
        parties={parties}
        columns={columns}
        measures={measures}
        active={columnOf(0)}
      />
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: down.getTotalSize() }}
      >
        {down.getVirtualItems().map(({ index, start }) => (
          <MatrixGridRow
            key={rows[index].row}
            row={rows[index]}
            remarks={remarks.get(rows[index])}
            index={index + 1}
            top={start - measures.head}
            parties={parties}
            columns={columns}
            measures={measures}
            method={matrix.method}
            words={stableWords}
            active={columnOf(index + 1)}
          />
        ))}
      </div>
      <MatrixGridFoot
        parties={parties}
        columns={columns}
        measures={measures}
        method={matrix.method}
        index={size.rows - 1}
        active={columnOf(size.rows - 1)}
      />
    </GridFrame>
  );
}

/** The same object for as long as the words are the same, so that rows needn't be drawn anew. */
function useStableWords(words: LetterWords): LetterWords {
  const key = JSON.stringify(words);
  return useMemo(() => JSON.parse(key), [key]);
}
