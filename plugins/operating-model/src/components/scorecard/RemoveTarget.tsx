import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { ScorecardTarget } from 'backstage-plugin-operating-model-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { messageOf } from '../shared/failures';
import styles from './scorecard.module.css';

interface RemoveTargetProps {
  target: ScorecardTarget;
  onClose(): void;
  onRemoved(): void;
}

/** Asks once more before a target is deleted. */
export function RemoveTarget({
  target: { id, title },
  onClose,
  onRemoved,
}: RemoveTargetProps) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const [{ loading, error }, remove] = useAsyncFn(async () => {
    await api.deleteTarget(id);
    onRemoved();
    onClose();
  }, [api, id, onClose, onRemoved]);
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('scorecard.targets.removeTitle', { title })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.explanation}>
          {error && (
            <Alert
              status="danger"
              icon
              title={t('scorecard.targets.form.failed')}
              description={messageOf(error)}
            />
          )}
          <p>{t('scorecard.targets.removeHint')}</p>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('scorecard.targets.form.cancel')}
        </Button>
        <Button destructive isPending={loading} onPress={remove}>
          {t('scorecard.targets.remove')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
