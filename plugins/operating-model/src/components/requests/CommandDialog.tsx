import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import {
  RISKS,
  RequestAnswer,
  RequestCommandName,
  Risk,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { DateField } from '../requestForm/DateField';
import { EntityPicker } from '../requestForm/EntityPicker';
import { messageOf } from '../shared/failures';
import {
  CommandForm,
  commandOf,
  emptyForm,
  namesOwner,
  needsComment,
} from './commandForm';
import { RecordOwner } from './RecordOwner';
import styles from './requests.module.css';
import { useCommand } from './useCommand';

interface CommandDialogProps {
  name: RequestCommandName;
  request: RequestAnswer;
  onDone(request: RequestAnswer): void;
  onReload(): Promise<void>;
  onClose(): void;
}

/** Asks for what a command takes, and gives it. */
export function CommandDialog({
  name,
  request,
  onDone,
  onReload,
  onClose,
}: CommandDialogProps) {
  const t = useTexts();
  const [form, setForm] = useState(() => emptyForm(request));
  const change = (values: Partial<CommandForm>) =>
    setForm(before => ({ ...before, ...values }));
  const { give, pending, error, stale } = useCommand({
    request,
    onDone: answer => {
      onDone(answer);
      onClose();
    },
    onReload,
  });
  const required = needsComment(name);
  return (
    <Dialog isOpen width="36rem" onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t(`requests.command.name.${name}`)}: #{request.id} {request.title}
      </DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          {error && (
            <Alert
              status={stale ? 'warning' : 'danger'}
              icon
              title={t(
                stale ? 'requests.command.stale' : 'requests.command.failed',
              )}
              description={
                stale
                  ? t('requests.command.staleHint', {
                      state: t(`requests.state.${request.state}`),
                    })
                  : messageOf(error)
              }
            />
          )}
          <CommandFields
            name={name}
            request={request}
            form={form}
            onChange={change}
          />
          <TextAreaField
            label={t('requests.command.comment')}
            secondaryLabel={
              required ? undefined : t('requests.command.optional')
            }
            isRequired={required}
            value={form.comment}
            onChange={comment => change({ comment })}
          />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('requests.command.cancel')}
        </Button>
        <Button
          isPending={pending}
          isDisabled={required && !form.comment.trim()}
          onPress={() => give(commandOf(name, form, request))}
        >
          {t(`requests.command.name.${name}`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

interface CommandFieldsProps {
  name: RequestCommandName;
  request: RequestAnswer;
  form: CommandForm;
  onChange(values: Partial<CommandForm>): void;
}

function CommandFields({ name, request, form, onChange }: CommandFieldsProps) {
  const t = useTexts();
  if (name === 'comment') {
    return (
      <Select
        label={t('requests.command.opinion')}
        value={form.opinion}
        onChange={opinion =>
          onChange({ opinion: opinion as CommandForm['opinion'] })
        }
        options={[
          { value: '', label: t('requests.command.noOpinion') },
          ...(['no-objection', 'objection'] as const).map(value => ({
            value,
            label: t(`requests.page.opinion.${value}`),
          })),
        ]}
      />
    );
  }
  if (namesOwner(name, request)) {
    return (
      <>
        <EntityPicker
          kinds={['Group']}
          label={t('requests.command.ownerRef')}
          value={form.ownerRef}
          isRequired
          onChoose={ownerRef => onChange({ ownerRef })}
        />
        {form.ownerRef && (
          <RecordOwner subject={request.subject} ownerRef={form.ownerRef} />
        )}
        <TextField
          label={t('requests.command.changeUrl')}
          isRequired
          value={form.changeUrl}
          onChange={changeUrl => onChange({ changeUrl })}
        />
      </>
    );
  }
  const end = (
    <DateField
      label={t('requests.command.newEnd')}
      value={form.validTo}
      onChange={validTo => onChange({ validTo })}
    />
  );
  if (name === 'renew') return end;
  if (name !== 'edit') return null;
  return (
    <>
      <TextField
        label={t('requests.command.requestTitle')}
        value={form.title}
        onChange={title => onChange({ title })}
      />
      <Select
        label={t('requests.risk')}
        value={form.risk}
        onChange={risk => onChange({ risk: risk as Risk })}
        options={RISKS.map(value => ({ value, label: t(`risk.${value}`) }))}
      />
      {request.kind === 'exception' && (
        <>
          <DateField
            label={t('requests.page.validFrom')}
            value={form.validFrom}
            onChange={validFrom => onChange({ validFrom })}
          />
          {end}
        </>
      )}
      <p>{t('requests.command.weighed')}</p>
    </>
  );
}
