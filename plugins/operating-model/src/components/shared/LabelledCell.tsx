import { ReactNode } from 'react';
import styles from './StackedTable.module.css';

interface LabelledCellProps {
  /** The name of the column, shown where the cells are stacked. */
  label: string;
  children: ReactNode;
}

/** A cell of a table that a narrow screen stacks. */
export function LabelledCell({ label, children }: LabelledCellProps) {
  return (
    <div role="cell" className={styles.cell}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div>{children}</div>
    </div>
  );
}
