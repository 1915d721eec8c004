import { ReactNode } from 'react';
import styles from './matrices.module.css';

interface EmptyStateProps {
  title: string;
  hint?: string;
  /** What to do next. */
  children?: ReactNode;
}

/** What stands where nothing is, and what to do next. */
export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <div className={`${styles.card} ${styles.empty}`}>
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
      {children && <div>{children}</div>}
    </div>
  );
}
