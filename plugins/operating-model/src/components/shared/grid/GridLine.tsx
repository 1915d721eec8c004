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
  let end = measures.activity;
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
      {columns.map(column => {
        const gap = column.start - end;
        end = column.end;
        return (
          <div
            key={column.key}
            role={role}
            className={`${styles.cell} ${styles.party}`}
            style={{ flexBasis: measures.party, marginInlineStart: gap }}
            {...cell(column.index + 1)}
          >
            {children(column.index)}
          </div>
        );
      })}
      <div
        role={role}
        className={`${styles.cell} ${styles.findings}`}
        style={{
          flexBasis: measures.findings,
          marginInlineStart: measures.activity + count * measures.party - end,
        }}
        {...cell(count + 1)}
      >
        {last}
      </div>
    </div>
  );
}
