import { Button } from '@backstage/ui';
import { NamedEntity } from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { RefField } from './RefField';
import styles from './editor.module.css';

interface AddFieldProps {
  label: string;
  hint: string;
  options: readonly NamedEntity[];
  /** @returns what is wrong with it, if it can't be added */
  onAdd(reference: string): string | undefined;
}

/** Adds a row or column by a reference that is picked from the catalog or typed. */
export function AddField({ label, hint, options, onAdd }: AddFieldProps) {
  const t = useTexts();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  // After Enter the list stays closed, so that one sees what one has added, until one types or comes again.
  const [entered, setEntered] = useState(false);
  function add() {
    if (!text.trim()) return;
    const wrong = onAdd(text.trim());
    setProblem(wrong);
    if (!wrong) setText('');
  }
  return (
    <form
      className={styles.add}
      onSubmit={event => {
        event.preventDefault();
        add();
      }}
      onBlur={() => setEntered(false)}
      onKeyDownCapture={event => {
        // With its list open, the field would only close it on Enter, even where nothing in the list is chosen.
        const input = event.target as Element;
        if (event.key !== 'Enter' || input.tagName !== 'INPUT') return;
        if (input.getAttribute('aria-activedescendant')) return;
        event.preventDefault();
        setEntered(true);
        add();
      }}
    >
      <RefField
        label={label}
        description={hint}
        menuTrigger={entered ? 'manual' : 'focus'}
        options={options}
        value={text}
        isInvalid={Boolean(problem)}
        onChange={value => {
          setText(value);
          setEntered(false);
          setProblem(undefined);
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
