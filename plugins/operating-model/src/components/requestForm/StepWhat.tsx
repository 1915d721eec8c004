import { Radio, RadioGroup } from '@backstage/ui';
import {
  REQUEST_KINDS,
  RequestKind,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { needsScope } from './RequestForm';
import { ScopeFields } from './ScopeFields';
import { SubjectFields } from './SubjectFields';
import { StepProps } from './fields';
import styles from './requestForm.module.css';

/** What is asked for, about what, and within which bounds. */
export function StepWhat(props: StepProps) {
  const t = useTexts();
  const { form, change } = props;
  return (
    <>
      <RadioGroup
        label={t('requests.form.kindLabel')}
        value={form.kind}
        onChange={value => change({ kind: value as RequestKind })}
      >
        {REQUEST_KINDS.map(kind => (
          <Radio key={kind} value={kind}>
            <span>
              {t(`requests.form.kind.${kind}`)}
              <span className={styles.hint}>
                {t(`requests.form.kindHint.${kind}`)}
              </span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <SubjectFields {...props} />
      {needsScope(form) && <ScopeFields {...props} />}
    </>
  );
}
