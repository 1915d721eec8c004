import { Select, TextAreaField, TextField } from '@backstage/ui';
import { Finding } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { SeveritySign } from '../shared/Severity';
import { titledText } from '../shared/titledText';
import { RefField } from './RefField';
import { DraftHead } from './draft/Draft';
import { DraftProblem } from './draft/writeDraft';
import styles from './editor.module.css';
import { Organization } from './organization';
import { NameProblem } from './useEditor';

export type HeadFindings = Partial<Record<keyof DraftHead, Finding[]>>;

interface HeadFieldsProps {
  head: DraftHead;
  isNew: boolean;
  organization: Organization;
  nameProblem?: NameProblem;
  /** Called when somebody has been in the field of the name. */
  onNameLeft(): void;
  problems: DraftProblem[];
  findings: HeadFindings;
  names: Names;
  onChange(field: keyof DraftHead, value: string): void;
}

/** The element that a finding leads to. */
export const headFieldId = (field: keyof DraftHead) =>
  `operating-model-editor-${field}`;

/** What a matrix says of itself. */
export function HeadFields({
  head,
  isNew,
  organization,
  nameProblem,
  onNameLeft,
  problems,
  findings,
  names,
  onChange,
}: HeadFieldsProps) {
  const t = useTexts();

  function problemOf(name: keyof DraftHead): string | undefined {
    if (name === 'name' && nameProblem) return t(`editor.${nameProblem}`);
    const problem = problems.find(each => each.field === name);
    return (
      problem && t(`editor.${problem.reason}`, { detail: problem.detail ?? '' })
    );
  }

  function field(name: keyof DraftHead, input: ReactNode) {
    const problem = problemOf(name);
    return (
      <div id={headFieldId(name)} className={styles[name] ?? undefined}>
        {input}
        {problem && (
          <p className={styles.problem}>
            <SeveritySign severity="error" /> {problem}
          </p>
        )}
        {findings[name]?.map(
          ({ rule, position, severity, message, remedy }) => (
            <p key={`${rule} ${position}`} className={styles.remark}>
              <SeveritySign severity={severity} />{' '}
              {titledText(`${message}; ${remedy}`, names)}
            </p>
          ),
        )}
      </div>
    );
  }

  const text = (name: keyof DraftHead, hint?: string) =>
    field(
      name,
      <TextField
        label={t(`editor.field.${name}`)}
        description={hint}
        value={head[name]}
        isInvalid={Boolean(problemOf(name))}
        onChange={value => onChange(name, value)}
        onBlur={name === 'name' ? onNameLeft : undefined}
      />,
    );

  return (
    <div className={styles.headFields}>
      {text('title', t('editor.hint.title'))}
      {text('name', isNew ? t('editor.hint.name') : t('editor.hint.rename'))}
      {field(
        'owner',
        <RefField
          label={t('editor.field.owner')}
          description={t('editor.hint.owner')}
          options={organization.groups}
          value={head.owner}
          onChange={value => onChange('owner', value)}
        />,
      )}
      {field(
        'method',
        <Select
          label={t('editor.field.method')}
          description={t('editor.hint.method')}
          options={['RACI', 'RASCI', 'DACI'].map(value => ({
            value,
            label: value,
          }))}
          value={head.method}
          onChange={value => onChange('method', String(value))}
        />,
      )}
      {text('precedence', t('editor.hint.precedence'))}
      {text('every', t('editor.hint.every'))}
      {text('last', t('editor.hint.last'))}
      {field(
        'by',
        <RefField
          label={t('editor.field.by')}
          description={t('editor.hint.by')}
          options={organization.users}
          value={head.by}
          onChange={value => onChange('by', value)}
        />,
      )}
      {text('description', t('editor.hint.description'))}
      {field(
        'appliesTo',
        <TextAreaField
          label={t('editor.field.appliesTo')}
          description={t('editor.hint.appliesTo')}
          rows={Math.min(8, head.appliesTo.split('\n').length + 1)}
          className={styles.code}
          value={head.appliesTo}
          isInvalid={Boolean(problemOf('appliesTo'))}
          onChange={value => onChange('appliesTo', value)}
        />,
      )}
    </div>
  );
}
