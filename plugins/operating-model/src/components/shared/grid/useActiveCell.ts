import { MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { CellPlace } from './moveCell';

interface GridSize {
  rows: number;
  columns: number;
}

/** Which cell of a grid can be reached by Tab, and its focus. A cell is found by its `data-cell`: `row:column`, both counted from 0. */
export function useActiveCell<TGrid extends HTMLElement>(
  size: GridSize,
  focusOptions?: FocusOptions,
) {
  const grid = useRef<TGrid>(null);
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const toBeFocused = useRef(false);

  // A filter may have taken away the row or column that was active.
  const place = {
    row: Math.min(active.row, size.rows - 1),
    column: Math.min(active.column, size.columns - 1),
  };

  function elementOf({ row, column }: CellPlace) {
    return (
      grid.current?.querySelector<HTMLElement>(
        `[data-cell="${row}:${column}"]`,
      ) ?? null
    );
  }

  useLayoutEffect(() => {
    if (!toBeFocused.current) return;
    const cell = elementOf(place);
    // It may be out of sight and not yet drawn.
    if (!cell) return;
    toBeFocused.current = false;
    cell.focus(focusOptions);
  });

  return {
    grid,
    place,
    elementOf,
    /** Gives the focus to a cell as soon as it is drawn. */
    enter(next: CellPlace) {
      toBeFocused.current = true;
      setActive(next);
    },
    /** The active column of a row; undefined in every other row. */
    columnOf: (row: number) => (place.row === row ? place.column : undefined),
    /** Which cell was clicked. */
    placeOf({ target }: MouseEvent): CellPlace | undefined {
      const cell = (target as HTMLElement).closest<HTMLElement>('[data-cell]');
      const [row, column] = cell?.dataset.cell?.split(':').map(Number) ?? [];
      if (row === undefined || column === undefined) return undefined;
      return { row, column };
    },
  };
}
