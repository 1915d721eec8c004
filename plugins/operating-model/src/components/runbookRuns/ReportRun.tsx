import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Radio,
  RadioGroup,
  TextField,
} from '@backstage/ui';
import { RunbookRun } from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { newKey } from '../requests/newKey';
import { labelledMessageOf } from '../shared/failures';
import { MomentField } from './MomentField';
import styles from './runbookRuns.module.css';

/** As the browser's own field has it. */
const localMinute = (moment: DateTime) => moment.toFormat("yyyy-MM-dd'T'HH:mm");

interface ReportRunProps {
  runbookRef: string;
  onClose(): void;
  onReported(): void;
}

/** Says that one has run a runbook. */
export function ReportRun({ runbookRef, onClose, onReported }: ReportRunProps) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const [now] = useState(() => localMinute(DateTime.now()));
  const [ranAt, setRanAt] = useState(now);
  const [outcome, setOutcome] = useState<RunbookRun['outcome']>('succeeded');
  const [url, setUrl] = useState('');
  // Pressed again after an answer was lost, it is the same run.
  const [key, setKey] = useState(() => newKey());
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();

  function change<T>(set: (value: T) => void) {
    return (value: T) => {
      set(value);
      setKey(newKey());
    };
  }

  async function save() {
    setPending(true);
    setError(undefined);
    try {
      await api.reportRunbookRun(
        {
          runbookRef,
          ranAt: DateTime.fromISO(ranAt).toUTC().toISO()!,
          outcome,
          url: url.trim() || undefined,
        },
        key,
      );
      onReported();
      onClose();
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog isOpen width="32rem" onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('runbookRuns.report')}</DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          {error && (
            <Alert
              status="danger"
              icon
              title={t('runbookRuns.failedToSave')}
              description={labelledMessageOf(error, {
                ranAt: t('runbookRuns.when'),
                outcome: t('runbookRuns.outcome'),
                url: t('runbookRuns.url'),
              })}
            />
          )}
          <RadioGroup
            label={t('runbookRuns.outcome')}
            orientation="horizontal"
            value={outcome}
            onChange={change(chosen =>
              setOutcome(chosen as RunbookRun['outcome']),
            )}
          >
            <Radio value="succeeded">{t('runbookRuns.succeeded')}</Radio>
            <Radio value="failed">{t('runbookRuns.failed')}</Radio>
          </RadioGroup>
          <MomentField
            label={t('runbookRuns.when')}
            value={ranAt}
            max={now}
            onChange={change(setRanAt)}
          />
          <TextField
            label={t('runbookRuns.url')}
            description={t('runbookRuns.urlHint')}
            type="url"
            value={url}
            onChange={change(setUrl)}
          />
          <p className={styles.quiet}>{t('runbookRuns.hint')}</p>
        </div>
      </DialogBody>
      <DialogFooter>
        {!ranAt && (
          <span role="status" className={styles.quiet}>
            {t('runbookRuns.whenMissing')}
          </span>
        )}
        <Button variant="secondary" onPress={onClose}>
          {t('runbookRuns.cancel')}
        </Button>
        <Button isPending={pending} isDisabled={!ranAt} onPress={save}>
          {t('runbookRuns.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
