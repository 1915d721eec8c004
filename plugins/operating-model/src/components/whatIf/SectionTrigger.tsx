import { AccordionTrigger } from '@backstage/ui';
import styles from './whatIf.module.css';

interface SectionTriggerProps {
  title: string;
  facts: string;
}

/** Opens and closes a section. The host's own subtitle is too pale on its cards in the dark. */
export function SectionTrigger({ title, facts }: SectionTriggerProps) {
  return (
    <AccordionTrigger level={4}>
      <span className={styles.trigger}>
        <span className={styles.triggerTitle}>{title}</span>{' '}
        <span className={styles.triggerFacts}>{facts}</span>
      </span>
    </AccordionTrigger>
  );
}
