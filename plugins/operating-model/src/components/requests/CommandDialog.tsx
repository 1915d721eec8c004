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
import {
  FieldProblem,
  fieldOf,
  problemsOfError,
} from '../requestForm/problems';
import {
  CommandForm,
  commandOf,
  emptyForm,
  missingOf,
  namesOwner,
  needsComment,
  problemOfLink,
} from './commandForm';
import { formatDate } from '../shared/formats';
import { RecordOwner } from './RecordOwner';
import styles from './requests.module.css';
import { useCommand } from './useCommand';

/** What the fields are called, here and where something is wrong with them. */
const LABELS = {
  comment: 'requests.command.comment',
  opinion: 'requests.command.opinion',
  ownerRef: 'requests.command.ownerRef',
  changeUrl: 'requests.command.changeUrl',
  title: 'requests.command.requestTitle',
  risk: 'requests.risk',
  validFrom: 'requests.page.validFrom',
  validTo: 'requests.command.newEnd',
} as const satisfies Record<keyof CommandForm, string>;

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
  const [form, setForm] = useState(() => emptyForm(request, name));
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
  const missing = missingOf(name, form, request);
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
              role="alert"
              title={t(
                stale ? 'requests.command.stale' : 'requests.command.failed',
              )}
              description={
                stale ? (
                  t('requests.command.staleHint', {
                    state: t(`requests.state.${request.state}`),
                  })
                ) : (
                  <Refusal problems={problemsOfError(error)} />
                )
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
            label={t(LABELS.comment)}
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
        {missing.length > 0 && (
          <span role="status" className={styles.missing}>
            {t('requests.command.missing', {
              fields: missing.map(field => t(LABELS[field])).join(', '),
            })}
          </span>
        )}
        <Button variant="secondary" onPress={onClose}>
          {t('requests.command.cancel')}
        </Button>
        <Button
          isPending={pending}
          isDisabled={
            missing.length > 0 ||
            (namesOwner(name, request) &&
              problemOfLink(form.changeUrl) !== undefined)
          }
          onPress={() => give(commandOf(name, form, request))}
        >
          {t(`requests.command.name.${name}`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Why the server did not do it, with the fields under the names that they have on the screen. */
function Refusal({ problems }: { problems: FieldProblem[] }) {
  const t = useTexts();
  const labelOf = (problem: FieldProblem) => {
    const own = Object.entries(LABELS).find(
      ([field]) => field === problem.field,
    );
    const known = fieldOf(problem);
    if (own) return t(own[1]);
    return known && t(`requests.form.field.${known}`);
  };
  return (
    <ul className={styles.plain}>
      {problems.map(problem => {
        const { field, message, remedy } = problem;
        const label = labelOf(problem);
        return (
          <li key={`${field} ${message}`}>
            {label && <strong>{label}</strong>}{' '}
            {remedy ? t('requests.form.problem', { message, remedy }) : message}
          </li>
        );
      })}
    </ul>
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
        label={t(LABELS.opinion)}
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
          label={t(LABELS.ownerRef)}
          value={form.ownerRef}
          isRequired
          onChoose={ownerRef => onChange({ ownerRef })}
        />
        {form.ownerRef && (
          <RecordOwner subject={request.subject} ownerRef={form.ownerRef} />
        )}
        <TextField
          label={t(LABELS.changeUrl)}
          description={t('requests.command.changeUrlHint')}
          isRequired
          validationBehavior="aria"
          validate={value => {
            const problem = problemOfLink(value);
            return problem ? t('requests.form.problem', { ...problem }) : null;
          }}
          value={form.changeUrl}
          onChange={changeUrl => onChange({ changeUrl })}
        />
      </>
    );
  }
  const end = (
    <DateField
      label={t(LABELS.validTo)}
      description={
        request.validTo &&
        t('requests.command.endsNow', { date: formatDate(request.validTo) })
      }
      value={form.validTo}
      onChange={validTo => onChange({ validTo })}
    />
  );
  if (name === 'renew') return end;
  if (name !== 'edit') return null;
  return (
    <>
      <TextField
        label={t(LABELS.title)}
        value={form.title}
        onChange={title => onChange({ title })}
      />
      <Select
        label={t(LABELS.risk)}
        value={form.risk}
        onChange={risk => onChange({ risk: risk as Risk })}
        options={RISKS.map(value => ({ value, label: t(`risk.${value}`) }))}
      />
      {request.kind === 'exception' && (
        <>
          <DateField
            label={t(LABELS.validFrom)}
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
