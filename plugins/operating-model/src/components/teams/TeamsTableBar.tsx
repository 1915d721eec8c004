import { ComponentProps } from 'react';
import { LoadBar } from './LoadBar';
import styles from './TeamsTable.module.css';

/** A figure with a bar beside it; the figure alone says it all, the bar is for the eye. */
export function TeamsTableBar(props: ComponentProps<typeof LoadBar>) {
  const { value } = props;
  return (
    <span className={styles.figure}>
      <span className={styles.number}>{value.toLocaleString()}</span>
      <span className={styles.bar}>
        <LoadBar {...props} />
      </span>
    </span>
  );
}
