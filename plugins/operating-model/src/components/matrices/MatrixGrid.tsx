import useMediaQuery from '@material-ui/core/useMediaQuery';
import {
  GridParty,
  GridRow,
  MatrixAnswer,
} from 'backstage-plugin-operating-model-common';
import { KeyboardEvent, MouseEvent, useMemo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { GridHead } from '../shared/grid/GridHead';
import { LetterWords, useLetterWords } from '../shared/grid/LetterChips';
import styles from '../shared/grid/grid.module.css';
import { CellPlace } from '../shared/grid/moveCell';
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

/** Where the column of the findings can stay in sight without hiding the parties. */
const WIDE = '(min-width: 1000px)';

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
        matrix.rows.map(row => [row, remarksOf(t, row)]),
      ),
    [matrix.rows, t],
  );
  const hasRemarks = [...remarks.values()].some(each => each.length > 0);
  const measures = useMemo(() => matrixMeasures(hasRemarks), [hasRemarks]);
  const findingsInSight = useMediaQuery(WIDE, { noSsr: true });
  const {
    grid,
    place,
    size,
    down,
    columns,
    width,
    columnOf,
    enter,
    goTo,
    placeAfter,
    placeOf,
  } = useGrid({
    rows: rows.length,
    columns: parties.length,
    measures,
    hasFoot: true,
    lastInSight: findingsInSight,
  });

  function explain({ row, column }: CellPlace) {
    const subject = { row: rows[row - 1], party: parties[column - 1] };
    if (subject.row || subject.party) onExplain(subject);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.altKey || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      explain(place);
      return;
    }
    const next = placeAfter(event);
    if (!next) return;
    event.preventDefault();
    goTo(next);
  }

  function onClick(event: MouseEvent<HTMLDivElement>) {
    const clicked = placeOf(event);
    if (!clicked) return;
    enter(clicked);
    explain(clicked);
  }

  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={t('matrices.grid', { title: matrix.title })}
      aria-rowcount={size.rows}
      aria-colcount={size.columns}
      aria-readonly="true"
      className={styles.grid}
      data-findings={findingsInSight ? 'in-sight' : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div className={styles.canvas} style={{ minWidth: width }}>
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
      </div>
    </div>
  );
}

/** The same object for as long as the words are the same, so that rows needn't be drawn anew. */
function useStableWords(words: LetterWords): LetterWords {
  const key = JSON.stringify(words);
  return useMemo(() => JSON.parse(key), [key]);
}
