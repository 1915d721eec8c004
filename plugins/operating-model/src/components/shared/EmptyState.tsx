import { ReactNode } from 'react';
import { Panel } from './Panel';
import styles from './layout.module.css';

interface EmptyStateProps {
  title: string;
  hint?: string;
  /** What to do next. */
  children?: ReactNode;
}

/** What stands where nothing is, and what to do next. */
export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <Panel>
      <div className={styles.empty}>
        <strong>{title}</strong>
        {hint && <p>{hint}</p>}
        {children && <div>{children}</div>}
      </div>
    </Panel>
  );
}
