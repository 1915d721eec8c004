import { ReactNode } from 'react';
import { LabelledCell } from '../matrices/LabelledCell';
import styles from './StackedTable.module.css';

export interface StackedColumn<T> {
  name: string;
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
}

/** A table whose cells a narrow screen stacks. No `<table>`: some browsers forget that a table is one when its `display` changes. */
export function StackedTable<T>({
  label,
  columns,
  items,
  keyOf,
}: StackedTableProps<T>) {
  const [first, ...rest] = columns;
  const gridTemplateColumns = columns
    .map(({ share }) => `minmax(0, ${share}fr)`)
    .join(' ');
  return (
    <div role="table" aria-label={label} className={styles.table}>
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.row} style={{ gridTemplateColumns }}>
          {columns.map(({ name }) => (
            <div key={name} role="columnheader">
              {name}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {items.map(item => (
          <div
            key={keyOf(item)}
            role="row"
            className={`${styles.row} ${styles.body}`}
            style={{ gridTemplateColumns }}
          >
            <div role="rowheader">{first.cell(item)}</div>
            {rest.map(({ name, cell }) => (
              <LabelledCell key={name} label={name}>
                {cell(item)}
              </LabelledCell>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
