import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Section.module.css';

interface SectionProps {
  title: string;
  /** What stands here instead of the content when there is none. */
  empty?: string | false;
  children: ReactNode;
}

/** A part of a card under a title of its own. */
export function Section({ title, empty, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <Text
        as="h4"
        variant="body-medium"
        weight="bold"
        className={styles.heading}
      >
        {title}
      </Text>
      {empty ? <p className={styles.empty}>{empty}</p> : children}
    </section>
  );
}
