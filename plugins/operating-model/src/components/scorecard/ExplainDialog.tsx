import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { formatScore } from '../shared/formats';
import styles from './scorecard.module.css';

interface ExplainDialogProps {
  title: ReactNode;
  width: string;
  onClose(): void;
  children: ReactNode;
}

/** What every explanation of a figure stands in. */
export function ExplainDialog({
  title,
  width,
  onClose,
  children,
}: ExplainDialogProps) {
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

/** Names the score of something, or that it has none. */
export function useScoreQuestion(title: string, score: number | undefined) {
  const t = useTexts();
  return score === undefined
    ? t('scorecard.explain.titleNone', { title })
    : t('scorecard.explain.title', { score: formatScore(score), title });
}
