import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { Finding } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { SeveritySign } from '../shared/Severity';
import { titledText } from '../shared/titledText';
import { RefField } from './RefField';
import { DraftRow } from './draft/Draft';
import { DraftChange } from './draft/changeDraft';
import styles from './editor.module.css';
import { Organization } from './organization';

interface RowDialogProps {
  row: DraftRow;
  /** Counted from 1. */
  number: number;
  count: number;
  organization: Organization;
  findings: Finding[];
  names: Names;
  onChange(change: DraftChange): void;
  onMoved(by: number): void;
  onClose(): void;
}

/** What a row says beside its letters, and what is found in it. */
export function RowDialog({
  row,
  number,
  count,
  organization,
  findings,
  names,
  onChange,
  onMoved,
  onClose,
}: RowDialogProps) {
  const t = useTexts();
  const set = (field: 'activity' | 'validator' | 'note') => (value: string) =>
    onChange({ type: 'setRow', row: row.id, field, value });
  function move(by: number) {
    onChange({ type: 'moveRow', row: row.id, by });
    onMoved(by);
  }
  return (
    <Dialog isOpen width="36rem" onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('editor.row', { row: String(number) })}</DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          <RefField
            label={t('editor.activity')}
            description={t('editor.addActivityHint')}
            options={organization.activities}
            value={row.activity}
            onChange={set('activity')}
          />
          <TextField
            label={t('editor.validator')}
            description={t('editor.validatorHint')}
            value={row.validator}
            onChange={set('validator')}
          />
          <TextAreaField
            label={t('editor.note')}
            description={t('editor.noteHint')}
            value={row.note}
            onChange={set('note')}
          />
          {findings.length > 0 && (
            <ul className={styles.findings}>
              {findings.map(({ rule, position, severity, message, remedy }) => (
                <li key={`${rule} ${position}`}>
                  <SeveritySign severity={severity} />{' '}
                  {titledText(`${message}; ${remedy}`, names)}
                </li>
              ))}
            </ul>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <div className={styles.actions}>
          <Button
            variant="secondary"
            isDisabled={number === 1}
            onPress={() => move(-1)}
          >
            {t('editor.moveUp')}
          </Button>
          <Button
            variant="secondary"
            isDisabled={number === count}
            onPress={() => move(1)}
          >
            {t('editor.moveDown')}
          </Button>
          <Button
            variant="secondary"
            onPress={() => {
              onChange({ type: 'removeRow', row: row.id });
              onClose();
            }}
          >
            {t('editor.removeRow')}
          </Button>
          <Button onPress={onClose}>{t('editor.close')}</Button>
        </div>
      </DialogFooter>
    </Dialog>
  );
}
