import { stringify } from 'yaml';
import styles from './shared.module.css';

interface AppliesToProps {
  predicate?: object;
  /** What holds without a predicate. */
  otherwise?: string;
}

/** A filter predicate as an author writes it. */
export function AppliesTo({ predicate, otherwise }: AppliesToProps) {
  if (!predicate) return <>{otherwise}</>;
  return <code className={styles.yaml}>{stringify(predicate).trim()}</code>;
}
