import { CSSProperties, ReactNode } from 'react';
import { LabelledCell } from './LabelledCell';
import styles from './StackedTable.module.css';

export interface StackedColumn<T> {
  name: string;
  /** Heads the column instead of its name. */
  heading?: ReactNode;
  /** How much of the width it takes, against the other columns. */
  share: number;
  cell(item: T): ReactNode;
}

interface StackedTableProps<T> {
  label: string;
  /** The first one heads its row. */
  columns: StackedColumn<T>[];
  items: T[];
  keyOf(item: T): string;
  /** Whether a line at its side sets an item apart from the others. */
  isMarked?(item: T): boolean;
  /** What has been unfolded below an item, under the id that the way to unfold it points at. */
  below?(item: T): { id: string; content: ReactNode } | undefined;
}

/** A table whose cells a narrow screen stacks. No `<table>`: some browsers forget that a table is one when its `display` changes. */
export function StackedTable<T>({
  label,
  columns,
  items,
  keyOf,
  isMarked,
  below,
}: StackedTableProps<T>) {
  const [first, ...rest] = columns;
  const widths = {
    '--columns': columns.map(({ share }) => `minmax(0, ${share}fr)`).join(' '),
  } as CSSProperties;
  const marked = isMarked ? styles.marked : '';
  return (
    <div
      role="table"
      aria-label={label}
      className={styles.table}
      style={widths}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={`${styles.row} ${marked}`}>
          {columns.map(({ name, heading = name }) => (
            <div key={name} role="columnheader">
              {heading}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {items.map(item => {
          const unfolded = below?.(item);
          return (
            <div
              key={keyOf(item)}
              role="presentation"
              className={`${styles.item} ${marked}`}
              data-mark={isMarked?.(item) || undefined}
            >
              <div role="row" className={styles.row}>
                <div role="rowheader">{first.cell(item)}</div>
                {rest.map(({ name, cell }) => (
                  <LabelledCell key={name} label={name}>
                    {cell(item)}
                  </LabelledCell>
                ))}
              </div>
              {unfolded && (
                <div role="row" id={unfolded.id}>
                  <div role="cell" aria-colspan={columns.length}>
                    {unfolded.content}
                  </div>
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
