import { Button } from '@backstage/ui';
import { NamedEntity } from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { RefField } from './RefField';
import styles from './editor.module.css';

interface AddFieldProps {
  label: string;
  placeholder: string;
  options: readonly NamedEntity[];
  /** @returns what is wrong with it, if it can't be added */
  onAdd(reference: string): string | undefined;
}

/** Adds a row or column: picked from the catalog at once, typed with Enter. */
export function AddField({
  label,
  placeholder,
  options,
  onAdd,
}: AddFieldProps) {
  const t = useTexts();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  function add(reference: string) {
    const wrong = onAdd(reference);
    setProblem(wrong);
    setText(wrong ? reference : '');
  }
  return (
    <form
      className={styles.add}
      onSubmit={event => {
        event.preventDefault();
        if (text.trim()) add(text.trim());
      }}
    >
      <RefField
        className={styles.addField}
        label={label}
        placeholder={placeholder}
        options={options}
        value={text}
        isInvalid={Boolean(problem)}
        onChange={(value, picked) => {
          if (picked) {
            add(value);
          } else {
            setText(value);
            setProblem(undefined);
          }
        }}
      />
      <Button type="submit" variant="secondary" isDisabled={!text.trim()}>
        {t('editor.add')}
      </Button>
      {problem && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </form>
  );
}
