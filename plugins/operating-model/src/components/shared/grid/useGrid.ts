import {
  Range,
  defaultRangeExtractor,
  observeElementRect,
  useVirtualizer,
} from '@tanstack/react-virtual';
import { KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { columnsBeyond } from './columnsBeyond';
import { GridMeasures } from './gridMeasures';
import { CellPlace, moveCell } from './moveCell';
import { useActiveCell } from './useActiveCell';
import { wholeColumns } from './wholeColumns';

interface GridOptions {
  /** Those of activities: head and foot don't count. */
  rows: number;
  /** Those of parties: the first and the last don't count. */
  columns: number;
  /** Columns of parties become wider where one would be cut in two. */
  measures: GridMeasures;
  hasFoot?: boolean;
  /** Whether the last column stays in sight, over those of parties. */
  lastInSight?: boolean;
}

/** The grid scrolls by itself, around its heads. */
const FOCUS = { preventScroll: true };

export type Grid = ReturnType<typeof useGrid>;

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

/** A large grid of activities down and parties across: only what is in sight is in the document, and the keyboard reaches all of it. */
export function useGrid({
  rows,
  columns,
  measures: given,
  hasFoot = false,
  lastInSight = false,
}: GridOptions) {
  const size = { rows: rows + (hasFoot ? 2 : 1), columns: columns + 2 };
  const cell = useActiveCell<HTMLDivElement>(size, FOCUS);
  const { grid, place, enter } = cell;
  const [frame, setFrame] = useState(0);
  const measures = useMemo(
    () => wholeColumns(given, { width: frame, columns, lastInSight }),
    [given, frame, columns, lastInSight],
  );
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
    scrollPaddingEnd: measures.foot,
    overscan: 6,
    rangeExtractor: rowRange,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement: () => grid.current,
    estimateSize: () => measures.party,
    scrollMargin: measures.activity,
    scrollPaddingStart: measures.activity,
    scrollPaddingEnd: lastInSight ? measures.findings : 0,
    overscan: 3,
    rangeExtractor: columnRange,
    // It draws anew only where other columns come into sight, which those behind the last one are for it.
    observeElementRect: (instance, onRect) =>
      observeElementRect(instance, rect => {
        setFrame(rect.width);
        onRect(rect);
      }),
  });

  // Sizes are asked for once: a window that gets narrower changes them.
  useEffect(() => {
    down.measure();
    across.measure();
  }, [down, across, measures.row, measures.party]);

  const width = measures.activity + across.getTotalSize() + measures.findings;
  const edges = {
    start: measures.activity,
    end: lastInSight ? measures.findings : 0,
  };

  return {
    ...cell,
    measures,
    size,
    down,
    columns: across.getVirtualItems(),
    width,
    lastInSight,
    /** How wide what stays in sight at either side is, over the columns that scroll. */
    edges,
    /** How many columns are out of sight, even if in part, at either side. */
    beyond: columnsBeyond({
      offset: across.scrollOffset ?? 0,
      // What is wider than its columns stretches them.
      seen: (frame || width) - edges.start - edges.end,
      party: measures.party,
      last: lastInSight ? 0 : measures.findings,
      columns,
    }),
    /** Brings a cell into sight and gives it the focus. */
    goTo(next: CellPlace) {
      enter(next);
      // The grid scrolls within itself; the page has to show the grid.
      grid.current?.scrollIntoView({ block: 'nearest' });
      if (next.row > 0 && next.row <= rows) down.scrollToIndex(next.row - 1);
      if (next.column > 0 && next.column <= columns) {
        across.scrollToIndex(next.column - 1);
      } else if (next.column > columns && grid.current) {
        grid.current.scrollLeft = grid.current.scrollWidth;
      }
    },
    /** @returns undefined where the key moves nowhere */
    placeAfter(event: KeyboardEvent): CellPlace | undefined {
      if (event.altKey || event.shiftKey) return undefined;
      const seen =
        (grid.current?.clientHeight ?? 0) - measures.head - measures.foot;
      return moveCell(place, event, {
        ...size,
        page: Math.max(1, Math.floor(seen / measures.row)),
      });
    },
  };
}
