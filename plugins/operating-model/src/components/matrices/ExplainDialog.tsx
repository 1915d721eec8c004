import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { MatrixAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { CellSubject } from './MatrixGrid';
import { PartyExplanation } from './PartyExplanation';
import { RowExplanation } from './RowExplanation';
import styles from './matrices.module.css';

interface ExplainDialogProps {
  matrix: MatrixAnswer;
  subject?: CellSubject;
  onClose(): void;
}

/** What stands behind a cell, a row or a column. */
export function ExplainDialog({
  matrix,
  subject,
  onClose,
}: ExplainDialogProps) {
  const t = useTexts();
  if (!subject) return null;
  const { row, party } = subject;
  return (
    <Dialog
      isOpen
      isDismissable
      width="36rem"
      onOpenChange={open => !open && onClose()}
    >
      <DialogHeader>{row?.title ?? party?.title}</DialogHeader>
      <DialogBody>
        <div className={styles.explanation}>
          {row && <RowExplanation matrix={matrix} row={row} party={party} />}
          {!row && party && <PartyExplanation matrix={matrix} party={party} />}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('matrices.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
