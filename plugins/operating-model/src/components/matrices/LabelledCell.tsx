import { ReactNode } from 'react';
import styles from './matrices.module.css';

interface LabelledCellProps {
  /** The name of the column, shown where the cells are stacked. */
  label: string;
  children: ReactNode;
}

/** A cell of a table that a narrow screen stacks. */
export function LabelledCell({ label, children }: LabelledCellProps) {
  return (
    <div role="cell">
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
