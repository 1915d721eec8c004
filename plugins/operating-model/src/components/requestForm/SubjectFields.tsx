import { useApi } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { EntityPicker } from './EntityPicker';
import {
  SUBJECT_FIELDS,
  SUBJECT_TYPES,
  SubjectField,
  SubjectType,
} from './RequestForm';
import { StepProps } from './fields';

/** What an exception may be about, besides our own kinds. */
export const CATALOG_KINDS = [
  'Component',
  'API',
  'Resource',
  'System',
  'Domain',
];

const KINDS: Partial<Record<SubjectField, string[]>> = {
  entityRef: CATALOG_KINDS,
  activityRef: ['Activity'],
  runbookRef: ['Runbook'],
  matrixRef: ['ResponsibilityMatrix'],
  agreementRef: ['Agreement'],
};

/** Chooses what a request is about. */
export function SubjectFields({ form, change, problemAt }: StepProps) {
  const t = useTexts();
  const { subject, type } = form;
  const set = (name: SubjectField, value: string) =>
    change({
      subject: {
        ...subject,
        [name]: value,
        // A row is one of its matrix.
        ...(name === 'matrixRef' && { row: '' }),
      },
    });
  return (
    <>
      <Select
        label={t('requests.form.typeLabel')}
        options={SUBJECT_TYPES.map(id => ({
          id,
          label: t(`requests.form.type.${id}`),
        }))}
        value={type}
        onChange={key => change({ type: key as SubjectType })}
      />
      {SUBJECT_FIELDS[type].map(name => {
        const shared = {
          value: subject[name] ?? '',
          label: t(`requests.form.subject.${name}`),
          problem: problemAt(`subject.${name}`),
        };
        const choose = (value: string) => set(name, value);
        if (name === 'rule') {
          return <RulePicker key={name} {...shared} onChoose={choose} />;
        }
        if (name === 'row') {
          return (
            <RowPicker
              key={name}
              {...shared}
              matrixRef={subject.matrixRef ?? ''}
              onChoose={choose}
            />
          );
        }
        return (
          <EntityPicker
            key={name}
            {...shared}
            kinds={KINDS[name]!}
            isRequired
            onChoose={choose}
          />
        );
      })}
    </>
  );
}

interface PickerProps {
  label: string;
  value: string;
  problem?: string;
  onChoose(value: string): void;
}

function RulePicker({ label, value, problem, onChoose }: PickerProps) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const { value: rules, error } = useAsync(() => api.rules(), [api]);
  const known = (rules?.items ?? []).map(({ id, title }) => ({
    id,
    label: `${id} ${title}`,
  }));
  // A link may name a rule of a module that is gone, or come before the rules do.
  const isListed = known.some(({ id }) => id === value);
  return (
    <Select
      label={label}
      placeholder={t('requests.form.choose')}
      isRequired
      search={{ placeholder: t('requests.form.search') }}
      options={
        isListed || !value ? known : [{ id: value, label: value }, ...known]
      }
      value={value || null}
      onChange={key => onChoose(String(key ?? ''))}
      validationBehavior="aria"
      validate={() => problem ?? error?.message ?? null}
    />
  );
}

function RowPicker({
  label,
  value,
  matrixRef,
  problem,
  onChoose,
}: PickerProps & { matrixRef: string }) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const { value: matrix, error } = useAsync(
    async () => (matrixRef ? api.matrix(matrixRef) : undefined),
    [api, matrixRef],
  );
  const known = (matrix?.rows ?? []).map(({ row, title }) => ({
    id: String(row),
    label: t('requests.form.rowOption', { row: String(row), title }),
  }));
  const isListed = known.some(({ id }) => id === value);
  return (
    <Select
      label={label}
      placeholder={t('requests.form.choose')}
      description={matrixRef ? undefined : t('requests.form.matrixFirst')}
      isRequired
      isDisabled={!matrixRef}
      search={{ placeholder: t('requests.form.search') }}
      options={
        isListed || !value ? known : [{ id: value, label: value }, ...known]
      }
      value={value || null}
      onChange={key => onChoose(String(key ?? ''))}
      validationBehavior="aria"
      validate={() => problem ?? error?.message ?? null}
    />
  );
}
