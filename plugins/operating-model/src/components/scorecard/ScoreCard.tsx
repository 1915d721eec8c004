import { Box } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './scorecard.module.css';

interface ScoreCardProps {
  title: string;
  /** What stands beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of the scorecard under a title of its own. */
export function ScoreCard({ title, actions, children }: ScoreCardProps) {
  return (
    <Box as="section" bg="neutral" className={styles.card} aria-label={title}>
      <div className={styles.cardHead}>
        <h3 className={styles.cardTitle}>{title}</h3>
        {actions}
      </div>
      {children}
    </Box>
  );
}
