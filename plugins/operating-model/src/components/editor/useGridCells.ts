import {
  Range,
  defaultRangeExtractor,
  useVirtualizer,
} from '@tanstack/react-virtual';
import {
  KeyboardEvent,
  RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { GridMeasures } from '../matrices/gridMeasures';
import { CellPlace, moveCell } from '../matrices/moveCell';

interface GridCellsOptions {
  rows: number;
  parties: number;
  measures: GridMeasures;
}

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

/** By the cell that stands for it: the head row and the column of activities are 0. */
export function cellElement(
  grid: RefObject<HTMLElement>,
  { row, column }: CellPlace,
): HTMLElement | null {
  return (
    grid.current?.querySelector<HTMLElement>(
      `[data-cell="${row}:${column}"]`,
    ) ?? null
  );
}

/** Which cells of a large grid are in the document, and which of them has the focus. */
export function useGridCells({ rows, parties, measures }: GridCellsOptions) {
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const toBeFocused = useRef(false);
  const size = { rows: rows + 1, columns: parties + 2 };
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
    count: rows,
    getScrollElement: () => grid.current,
    estimateSize: () => measures.row,
    scrollMargin: measures.head,
    scrollPaddingStart: measures.head,
    overscan: 6,
    rangeExtractor: rowRange,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: parties,
    getScrollElement: () => grid.current,
    estimateSize: () => measures.party,
    scrollMargin: measures.activity,
    scrollPaddingStart: measures.activity,
    overscan: 3,
    rangeExtractor: columnRange,
  });

  useLayoutEffect(() => {
    if (!toBeFocused.current) return;
    const cell = cellElement(grid, place);
    if (!cell) return;
    toBeFocused.current = false;
    cell.focus({ preventScroll: true });
  });

  function goTo(next: CellPlace) {
    toBeFocused.current = true;
    setActive(next);
    if (next.row > 0 && next.row <= rows) down.scrollToIndex(next.row - 1);
    if (next.column > 0 && next.column <= parties) {
      across.scrollToIndex(next.column - 1);
    } else if (next.column > parties && grid.current) {
      grid.current.scrollLeft = grid.current.scrollWidth;
    }
  }

  /** @returns undefined where the key moves nowhere; at an edge, Tab leaves the grid */
  function placeAfter(event: KeyboardEvent): CellPlace | undefined {
    if (event.key === 'Tab') {
      const column = place.column + (event.shiftKey ? -1 : 1);
      const inside = column >= 0 && column < size.columns;
      return inside ? { row: place.row, column } : undefined;
    }
    if (event.shiftKey) return undefined;
    const seen = (grid.current?.clientHeight ?? 0) - measures.head;
    return moveCell(place, event, {
      ...size,
      page: Math.max(1, Math.floor(seen / measures.row)),
    });
  }

  return { grid, place, size, down, across, goTo, placeAfter };
}
