import { useId } from 'react';
import styles from '../requestForm/requestForm.module.css';

interface MomentFieldProps {
  label: string;
  /** As 2026-12-31T10:30, in the zone of the browser, or empty. */
  value: string;
  max?: string;
  onChange(value: string): void;
}

/** A day and a time, in the browser's own way of choosing them. */
export function MomentField({ label, value, max, onChange }: MomentFieldProps) {
  const id = useId();
  return (
    <div className={styles.date}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        max={max}
        required
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
}
