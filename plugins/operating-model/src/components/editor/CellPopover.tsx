import { Button, Popover, ToggleButton } from '@backstage/ui';
import { RefObject } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { LetterChips, useLetterWords } from '../shared/grid/LetterChips';
import {
  Method,
  lettersOfMethod,
  shownLetter,
  wordOfLetter,
} from '../shared/grid/letters';
import styles from './editor.module.css';

interface CellPopoverProps {
  trigger: RefObject<HTMLElement>;
  label: string;
  method: Method;
  held: string;
  onToggle(letter: string): void;
  onClear(): void;
  onClose(): void;
}

/** The letters of a cell for whoever points at it, by mouse or finger. */
export function CellPopover({
  trigger,
  label,
  method,
  held,
  onToggle,
  onClear,
  onClose,
}: CellPopoverProps) {
  const t = useTexts();
  const words = useLetterWords();
  const letters = lettersOfMethod(method);
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      aria-label={label}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      {/* The letters work in here as they do in the grid. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        role="group"
        aria-label={label}
        className={styles.popover}
        onKeyDown={event => {
          const typed = event.key.toLocaleUpperCase('en-US');
          const letter = letters.find(
            each => each === typed || shownLetter(method, each) === typed,
          );
          if (letter) onToggle(letter);
        }}
      >
        <strong className={styles.popoverTitle}>{label}</strong>
        {letters.map((letter, index) => (
          <ToggleButton
            key={letter}
            className={styles.letter}
            // Whoever opens it by keyboard comes for the letters.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={index === 0}
            isSelected={held.includes(letter)}
            onChange={() => onToggle(letter)}
            iconStart={
              <span aria-hidden="true">
                <LetterChips letters={letter} method={method} words={words} />
              </span>
            }
          >
            {words[wordOfLetter(method, letter)]}
          </ToggleButton>
        ))}
        <div className={styles.actions}>
          <Button
            size="small"
            variant="tertiary"
            isDisabled={!held}
            onPress={onClear}
          >
            {t('editor.clear')}
          </Button>
          <Button size="small" variant="secondary" onPress={onClose}>
            {t('editor.close')}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
