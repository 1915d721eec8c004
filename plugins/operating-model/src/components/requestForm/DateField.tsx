import { useId } from 'react';
import { useTexts } from '../../hooks/useTexts';
import styles from './requestForm.module.css';

interface DateFieldProps {
  label: string;
  description?: string;
  /** As 2026-12-31, or empty. */
  value: string;
  min?: string;
  max?: string;
  problem?: string;
  onChange(value: string): void;
}

/** A day, in the browser's own way of choosing one: on a phone that is the one that people know. */
export function DateField({
  label,
  description,
  value,
  min,
  max,
  problem,
  onChange,
}: DateFieldProps) {
  const t = useTexts();
  const id = useId();
  const said = [description && `${id}-hint`, problem && `${id}-problem`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={styles.date}>
      <div>
        <label htmlFor={id}>
          {label}{' '}
          <span aria-hidden="true" className={styles.required}>
            ({t('requests.form.required')})
          </span>
        </label>
        {description && (
          <div id={`${id}-hint`} className={styles.quiet}>
            {description}
          </div>
        )}
      </div>
      <input
        id={id}
        type="date"
        value={value}
        min={min}
        max={max}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={said || undefined}
        onChange={event => onChange(event.target.value)}
      />
      {problem && (
        <span id={`${id}-problem`} className={styles.problem}>
          {problem}
        </span>
      )}
    </div>
  );
}
