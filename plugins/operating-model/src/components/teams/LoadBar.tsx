import styles from './LoadBar.module.css';

interface LoadBarProps {
  value: number;
  /** What a full bar stands for. */
  scale: number;
  /** Marked by a line. */
  mean?: number;
  tone: 'accountable' | 'responsible' | 'high';
}

/** A figure for the eye; what it says stands in words beside it. */
export function LoadBar({ value, scale, mean, tone }: LoadBarProps) {
  const share = (part: number) => `${(100 * part) / scale}%`;
  return (
    <span className={styles.track} aria-hidden="true">
      <span
        className={`${styles.bar} ${styles[tone]}`}
        style={{ inlineSize: share(value) }}
      />
      {mean !== undefined && (
        <span
          className={styles.mean}
          style={{ insetInlineStart: share(mean) }}
        />
      )}
    </span>
  );
}
