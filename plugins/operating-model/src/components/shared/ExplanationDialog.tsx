import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import styles from './shared.module.css';

interface ExplanationDialogProps {
  title: ReactNode;
  width: string;
  onClose(): void;
  children: ReactNode;
}

/** What every explanation of a figure or a letter stands in. */
export function ExplanationDialog({
  title,
  width,
  onClose,
  children,
}: ExplanationDialogProps) {
  const t = useTexts();
  return (
    <Dialog
      isOpen
      isDismissable
      width={width}
      onOpenChange={open => !open && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <div className={styles.explanation}>{children}</div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('scorecard.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
