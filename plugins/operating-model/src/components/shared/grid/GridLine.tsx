import { VirtualItem } from '@tanstack/react-virtual';
import { ReactNode } from 'react';
import styles from './grid.module.css';
import { GridMeasures } from './gridMeasures';

interface GridLineProps {
  role: 'columnheader' | 'gridcell';
  /** Which row of the grid it is, counted from 0. */
  index: number;
  height: number;
  /** Where it is among those of activities. */
  top?: number;
  /** The columns of parties that are in sight. */
  columns: VirtualItem[];
  measures: GridMeasures;
  /** Which column has the focus, if it is in this row. */
  active?: number;
  first: ReactNode;
  last: ReactNode;
  /** How many columns of parties there are. */
  count: number;
  children(column: number): ReactNode;
}

/** A row of a grid: the activity's cell, those of the parties in sight, and the last one for findings. */
export function GridLine({
  role,
  index,
  height,
  top,
  columns,
  measures,
  active,
  first,
  last,
  count,
  children,
}: GridLineProps) {
  const cell = (column: number) => ({
    'aria-colindex': column + 1,
    tabIndex: active === column ? 0 : -1,
    'data-cell': `${index}:${column}`,
  });
  const end = measures.activity + count * measures.party;
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      className={`${styles.row} ${top === undefined ? '' : styles.bodyRow}`}
      style={{ height, top }}
    >
      <div
        role={role === 'columnheader' ? role : 'rowheader'}
        className={`${styles.cell} ${styles.activity}`}
        style={{ flexBasis: measures.activity }}
        {...cell(0)}
      >
        {first}
      </div>
      {columns.map((column, at) => (
        <div
          key={column.key}
          role={role}
          className={`${styles.cell} ${styles.party}`}
          style={{
            flexBasis: measures.party,
            marginInlineStart:
              column.start - (columns[at - 1]?.end ?? measures.activity),
            // Not the last column's own margin: one that stays in sight can't leave its margin behind.
            marginInlineEnd: columns[at + 1] ? 0 : end - column.end,
          }}
          {...cell(column.index + 1)}
        >
          {children(column.index)}
        </div>
      ))}
      <div
        role={role}
        className={`${styles.cell} ${styles.findings}`}
        style={{ flexBasis: measures.findings }}
        {...cell(count + 1)}
      >
        {last}
      </div>
    </div>
  );
}
