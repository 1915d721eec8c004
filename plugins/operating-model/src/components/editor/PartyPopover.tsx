import { Button, Popover } from '@backstage/ui';
import { isPlaceholder } from 'backstage-plugin-operating-model-common';
import { RefObject } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { placeholderMeaning } from '../shared/placeholderMeaning';
import { DraftParty } from './draft/Draft';
import styles from './editor.module.css';

interface PartyPopoverProps {
  trigger: RefObject<HTMLElement>;
  party: DraftParty;
  title?: string;
  /** In how many rows it holds a letter. */
  rows: number;
  first: boolean;
  last: boolean;
  onMove(by: number): void;
  onRemove(): void;
  onClose(): void;
}

/** What can be done with a column. */
export function PartyPopover({
  trigger,
  party,
  title = party.written,
  rows,
  first,
  last,
  onMove,
  onRemove,
  onClose,
}: PartyPopoverProps) {
  const t = useTexts();
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      aria-label={title}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <div role="group" aria-label={title} className={styles.popover}>
        <strong className={styles.popoverTitle}>{title}</strong>
        <span className={styles.quiet}>
          {isPlaceholder(party.key)
            ? placeholderMeaning(t, party.key)
            : party.written}
        </span>
        <span className={styles.quiet}>
          {t('editor.partyLetters', { count: rows })}
        </span>
        <div className={styles.actions}>
          <Button
            size="small"
            variant="secondary"
            isDisabled={first}
            onPress={() => onMove(-1)}
          >
            {t('editor.moveLeft')}
          </Button>
          <Button
            size="small"
            variant="secondary"
            isDisabled={last}
            onPress={() => onMove(1)}
          >
            {t('editor.moveRight')}
          </Button>
          <Button size="small" variant="tertiary" onPress={onRemove}>
            {t('editor.removeParty')}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
