import {
  Range,
  defaultRangeExtractor,
  useVirtualizer,
} from '@tanstack/react-virtual';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import {
  GridParty,
  GridRow,
  MatrixAnswer,
} from 'backstage-plugin-operating-model-common';
import {
  KeyboardEvent,
  MouseEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTexts } from '../../hooks/useTexts';
import { LetterWords, useLetterWords } from './LetterChips';
import { MatrixGridFoot } from './MatrixGridFoot';
import { MatrixGridHead } from './MatrixGridHead';
import { MatrixGridRow } from './MatrixGridRow';
import styles from './MatrixGrid.module.css';
import { Remark, remarksOf } from './filterMatrix';
import { gridMeasures } from './gridMeasures';
import { CellPlace, moveCell } from './moveCell';

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

/** The range and one more, so that the focused cell exists wherever one has scrolled to. */
function withIndex(index: number) {
  return (range: Range) => {
    const indexes = defaultRangeExtractor(range);
    if (index < 0 || index >= range.count || indexes.includes(index)) {
      return indexes;
    }
    return [...indexes, index].sort((a, b) => a - b);
  };
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
        matrix.rows.map(row => [row, remarksOf(t, row)]),
      ),
    [matrix.rows, t],
  );
  const hasRemarks = [...remarks.values()].some(each => each.length > 0);
  const measures = useMemo(() => gridMeasures(hasRemarks), [hasRemarks]);
  const findingsInSight = useMediaQuery(WIDE, { noSsr: true });
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const toBeFocused = useRef(false);

  // A filter may have taken away the row or column that was active.
  const size = { rows: rows.length + 2, columns: parties.length + 2 };
  const place = {
    row: Math.min(active.row, size.rows - 1),
    column: Math.min(active.column, size.columns - 1),
  };

  const rowRange = useMemo(() => withIndex(place.row - 1), [place.row]);
  const columnRange = useMemo(
    () => withIndex(place.column - 1),
    [place.column],
  );
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => measures.row,
    scrollMargin: measures.head,
    scrollPaddingStart: measures.head,
    scrollPaddingEnd: measures.foot,
    overscan: 6,
    rangeExtractor: rowRange,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: parties.length,
    getScrollElement: () => grid.current,
    estimateSize: () => measures.party,
    scrollMargin: measures.activity,
    scrollPaddingStart: measures.activity,
    scrollPaddingEnd: findingsInSight ? measures.findings : 0,
    overscan: 3,
    rangeExtractor: columnRange,
  });
  const columns = across.getVirtualItems();
  const width = measures.activity + across.getTotalSize() + measures.findings;

  useLayoutEffect(() => {
    if (!toBeFocused.current) return;
    toBeFocused.current = false;
    grid.current
      ?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`)
      ?.focus({ preventScroll: true });
  });

  const explain = useCallback(
    ({ row, column }: CellPlace) => {
      const subject = { row: rows[row - 1], party: parties[column - 1] };
      if (subject.row || subject.party) onExplain(subject);
    },
    [rows, parties, onExplain],
  );

  function goTo(next: CellPlace) {
    toBeFocused.current = true;
    setActive(next);
    // The grid scrolls within itself; the page has to show the grid.
    grid.current?.scrollIntoView({ block: 'nearest' });
    if (next.row > 0 && next.row <= rows.length) {
      down.scrollToIndex(next.row - 1);
    }
    if (next.column > 0 && next.column <= parties.length) {
      across.scrollToIndex(next.column - 1);
    } else if (next.column > 0 && grid.current) {
      grid.current.scrollLeft = grid.current.scrollWidth;
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.altKey || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      explain(place);
      return;
    }
    const seen =
      (grid.current?.clientHeight ?? 0) - measures.head - measures.foot;
    const next = moveCell(place, event, {
      ...size,
      page: Math.max(1, Math.floor(seen / measures.row)),
    });
    if (!next) return;
    event.preventDefault();
    goTo(next);
  }

  function onClick(event: MouseEvent<HTMLDivElement>) {
    const cell = (event.target as HTMLElement).closest<HTMLElement>(
      '[data-cell]',
    );
    const [row, column] = cell?.dataset.cell?.split(':').map(Number) ?? [];
    if (row === undefined || column === undefined) return;
    toBeFocused.current = true;
    setActive({ row, column });
    explain({ row, column });
  }

  const columnOf = (row: number) =>
    place.row === row ? place.column : undefined;
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
        <MatrixGridHead
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
