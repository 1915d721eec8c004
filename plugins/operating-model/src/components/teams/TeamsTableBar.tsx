import styles from './TeamsTable.module.css';

interface TeamsTableBarProps {
  value: number;
  /** What a full bar stands for. */
  scale: number;
  /** Marked by a line. */
  mean?: number;
  letter: 'A' | 'R';
}

/** A figure with a bar beside it; the figure alone says it all, the bar is for the eye. */
export function TeamsTableBar({
  value,
  scale,
  mean,
  letter,
}: TeamsTableBarProps) {
  return (
    <span className={styles.figure}>
      <span className={styles.number}>{value.toLocaleString()}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={`${styles.bar} ${styles[letter]}`}
          style={{ inlineSize: `${(100 * value) / scale}%` }}
        />
        {mean !== undefined && (
          <span
            className={styles.mean}
            style={{ insetInlineStart: `${(100 * mean) / scale}%` }}
          />
        )}
      </span>
    </span>
  );
}
