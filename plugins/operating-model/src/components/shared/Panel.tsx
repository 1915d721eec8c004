import { Box } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './layout.module.css';

interface PanelProps {
  children: ReactNode;
}

/** A card without a title. Buttons in it know what they stand on, and are seen. */
export function Panel({ children }: PanelProps) {
  return (
    <Box bg="neutral" className={styles.card}>
      {children}
    </Box>
  );
}
