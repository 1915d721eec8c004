import { Box } from '@backstage/ui';
import { ReactNode, Ref } from 'react';
import styles from './scorecard.module.css';

interface ScoreCardProps {
  title: string;
  /** What stands beside the title. */
  actions?: ReactNode;
  /** Where the title is jumped to. */
  titleRef?: Ref<HTMLHeadingElement>;
  children: ReactNode;
}

/** A part of the scorecard under a title of its own. */
export function ScoreCard({
  title,
  actions,
  titleRef,
  children,
}: ScoreCardProps) {
  return (
    <Box as="section" bg="neutral" className={styles.card} aria-label={title}>
      <div className={styles.cardHead}>
        <h3
          ref={titleRef}
          tabIndex={titleRef ? -1 : undefined}
          className={styles.cardTitle}
        >
          {title}
        </h3>
        {actions}
      </div>
      {children}
    </Box>
  );
}
