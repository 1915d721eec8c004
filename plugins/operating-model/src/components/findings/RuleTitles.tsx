import { RulesAnswer } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import shared from '../shared/shared.module.css';
import styles from './findings.module.css';

interface RuleTitlesProps {
  summary: string;
  rules: RulesAnswer['items'];
  hint?: ReactNode;
}

/** Rules by name, folded away. */
export function RuleTitles({ summary, rules, hint }: RuleTitlesProps) {
  if (rules.length === 0) return null;
  return (
    <details className={`${styles.details} ${shared.quiet}`}>
      <summary>{summary}</summary>
      {hint && <p>{hint}</p>}
      <ul className={styles.plain}>
        {rules.map(({ id, title }) => (
          <li key={id}>
            <span className={styles.id}>{id}</span> {title}
          </li>
        ))}
      </ul>
    </details>
  );
}
