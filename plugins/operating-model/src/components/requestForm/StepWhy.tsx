import { Checkbox, Select, TextAreaField, TextField } from '@backstage/ui';
import {
  EXCEPTION_CATEGORIES,
  ExceptionCategory,
  RISKS,
  RequestPreviewAnswer,
  Risk,
  higherRisk,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { nameOfRef } from '../requests/nameOfRef';
import { formatDate } from '../shared/formats';
import { DateField } from './DateField';
import { StepProps } from './fields';
import styles from './requestForm.module.css';
import { useNames } from './useNames';
import { useOwnGroups } from './useOwnGroups';

interface StepWhyProps extends StepProps {
  limits: RequestPreviewAnswer['limits'];
  /** The last day on which an exception may end. */
  latest?: string;
  /** That of the activity, which no request about it stays below. */
  leastRisk?: Risk;
}

type TextName =
  | 'title'
  | 'justification'
  | 'benefits'
  | 'risks'
  | 'compensatingControls'
  | 'proposal'
  | 'links'
  | 'question';

/** Why it is asked for, and for an exception until when. */
export function StepWhy(props: StepWhyProps) {
  const t = useTexts();
  const { form, change, leastRisk, problemAt } = props;
  const { kind } = form;
  const counted = higherRisk(form.risk, leastRisk);

  const shared = (name: TextName) => ({
    label: t(`requests.form.field.${name}`),
    description: t(`requests.form.hint.${name}`),
    isRequired: name !== 'links',
    value: form[name],
    onChange: (value: string) => change({ [name]: value }),
    validationBehavior: 'aria' as const,
    validate: () => problemAt(name) ?? null,
  });
  const area = (name: TextName) => <TextAreaField {...shared(name)} />;

  return (
    <>
      <TextField {...shared('title')} />
      {kind === 'clarification' && area('question')}
      <div className={styles.pair}>
        {kind !== 'clarification' && (
          <Select
            label={t('requests.form.field.risk')}
            description={
              counted === form.risk
                ? undefined
                : t('requests.form.leastRisk', { risk: t(`risk.${counted}`) })
            }
            options={RISKS.map(id => ({ id, label: t(`risk.${id}`) }))}
            value={form.risk}
            onChange={key => change({ risk: key as Risk, isRiskChosen: true })}
            validationBehavior="aria"
            validate={() => problemAt('risk') ?? null}
          />
        )}
        <GroupField {...props} />
      </div>
      {kind === 'exception' && <ExceptionFields {...props} area={area} />}
      {(kind === 'change' || kind === 'addition') && area('proposal')}
      {kind !== 'clarification' && (
        <>
          {area('justification')}
          <div className={styles.pair}>
            {area('benefits')}
            {area('risks')}
          </div>
        </>
      )}
      {(kind === 'change' || kind === 'addition') && area('links')}
    </>
  );
}

function GroupField({ form, change, problemAt }: StepProps) {
  const t = useTexts();
  const groups = useOwnGroups();
  const names = useNames(groups);
  const problem = problemAt('requestingGroup');
  if (groups.length === 0 && !problem) return null;
  return (
    <Select
      label={t('requests.form.field.requestingGroup')}
      description={t('requests.form.hint.requestingGroup')}
      options={[
        { id: 'none', label: t('requests.form.noGroup') },
        ...groups.map(id => ({
          id,
          label: nameOfRef(id, names),
        })),
      ]}
      value={form.requestingGroup || 'none'}
      onChange={key =>
        change({ requestingGroup: key === 'none' ? '' : String(key) })
      }
      validationBehavior="aria"
      validate={() => problem ?? null}
    />
  );
}

function ExceptionFields({
  form,
  change,
  problemAt,
  limits,
  latest,
  area,
}: StepWhyProps & { area(name: TextName): JSX.Element }) {
  const t = useTexts();
  const { category, emergency, validFrom, validTo } = form;
  return (
    <>
      <div className={styles.dates}>
        <DateField
          label={t('requests.form.field.validFrom')}
          value={validFrom}
          problem={problemAt('validFrom')}
          onChange={value => change({ validFrom: value })}
        />
        <DateField
          label={t('requests.form.field.validTo')}
          description={
            limits && latest
              ? t('requests.form.latest', {
                  count: limits.maxDays,
                  date: formatDate(latest),
                })
              : t('requests.form.lastDay')
          }
          value={validTo}
          min={validFrom}
          max={latest}
          problem={problemAt('validTo')}
          onChange={value => change({ validTo: value })}
        />
      </div>
      <div>
        <Checkbox
          isSelected={emergency}
          onChange={isSelected => change({ emergency: isSelected })}
        >
          {t('requests.form.field.emergency')}
        </Checkbox>
        <p className={styles.hint}>{t('requests.form.hint.emergency')}</p>
      </div>
      <Select
        label={t('requests.form.field.category')}
        options={EXCEPTION_CATEGORIES.map(id => ({
          id,
          label: t(`requests.form.category.${id}`),
        }))}
        value={category}
        onChange={key => change({ category: key as ExceptionCategory })}
        validationBehavior="aria"
        validate={() => problemAt('category') ?? null}
      />
      {category === 'mitigated' && area('compensatingControls')}
      {category === 'planned-fix' && (
        <div className={styles.pair}>
          <TextField
            label={t('requests.form.field.fixUrl')}
            type="url"
            isRequired
            value={form.fixUrl}
            onChange={value => change({ fixUrl: value })}
            validationBehavior="aria"
            validate={() =>
              problemAt('fix.url') ??
              (form.fixUrl ? null : problemAt('fix')) ??
              null
            }
          />
          <DateField
            label={t('requests.form.field.fixDue')}
            value={form.fixDue}
            problem={problemAt('fix.due')}
            onChange={value => change({ fixDue: value })}
          />
        </div>
      )}
    </>
  );
}
