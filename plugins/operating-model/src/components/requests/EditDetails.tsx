import { Edit, EditedField } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { formatDate } from '../shared/formats';
import { Names, RefList } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import styles from './requests.module.css';

type Texts = ReturnType<typeof useTexts>;

const DATES = ['validFrom', 'validTo'];

const SHORT = ['title', 'risk', 'category', ...DATES];

function labelOf(t: Texts, field: string): string {
  switch (field) {
    case 'appliesTo':
    case 'scope':
      return t('requests.form.field.scope');
    case 'title':
    case 'risk':
    case 'category':
    case 'requestingGroup':
    case 'validFrom':
    case 'validTo':
    case 'emergency':
    case 'compensatingControls':
    case 'fix':
    case 'proposal':
    case 'justification':
    case 'benefits':
    case 'risks':
    case 'links':
    case 'question':
      return t(`requests.form.field.${field}`);
    default:
      return field;
  }
}

function valueOf(
  t: Texts,
  { field, value }: { field: string; value: unknown },
) {
  const text = String(value);
  if (DATES.includes(field)) return formatDate(text);
  if (field === 'risk') return t(`risk.${text as 'low'}`);
  if (field === 'category') {
    return t(`requests.form.category.${text as 'waiver'}`);
  }
  return text;
}

function Change({ field, from, to }: EditedField) {
  const t = useTexts();
  const isShort =
    SHORT.includes(field) && from !== undefined && to !== undefined;
  return (
    <>
      {labelOf(t, field)}
      {isShort
        ? `: ${valueOf(t, { field, value: from })} → ${valueOf(t, { field, value: to })}`
        : ` ${t('requests.page.rewritten')}`}
    </>
  );
}

/** What an edit changed, and whose approval does not count any more. */
export function EditDetails({
  edit,
  names,
}: {
  edit: Edit | undefined;
  names: Names;
}) {
  const t = useTexts();
  if (!edit) return null;
  return (
    <>
      {edit.fields.length > 0 && (
        <ul className={`${styles.plain} ${shared.small}`}>
          {edit.fields.map(change => (
            <li key={change.field}>
              <Change {...change} />
            </li>
          ))}
        </ul>
      )}
      {edit.dropped.length > 0 && (
        <div>
          {t('requests.page.dropped', { count: edit.dropped.length })}{' '}
          <RefList refs={edit.dropped} names={names} empty="" />
        </div>
      )}
    </>
  );
}
