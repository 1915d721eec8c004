import { Radio, RadioGroup, Tag, TagGroup, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { EntityPicker } from './EntityPicker';
import { RequestForm } from './RequestForm';
import { CATALOG_KINDS } from './SubjectFields';
import { StepProps } from './fields';
import styles from './requestForm.module.css';

const WAYS = ['entities', 'predicate'] as const;

/** Bounds an exception: by naming entities, or by a predicate that selects them. */
export function ScopeFields({ form, change, problemAt }: StepProps) {
  const t = useTexts();
  const { appliesTo, entityRefs, scopeBy } = form;
  const problem = problemAt('scope');
  const [added, setAdded] = useState(0);
  return (
    <>
      <RadioGroup
        label={t('requests.form.scopeLabel')}
        value={scopeBy}
        onChange={value => change({ scopeBy: value as RequestForm['scopeBy'] })}
      >
        {WAYS.map(way => (
          <Radio key={way} value={way}>
            {t(`requests.form.scopeBy.${way}`)}
          </Radio>
        ))}
      </RadioGroup>
      {scopeBy === 'entities' ? (
        <>
          <EntityPicker
            // Empty again after each that is added, and ready for the next.
            key={added}
            takesFocus={added > 0}
            kinds={CATALOG_KINDS}
            label={t('requests.form.addEntity')}
            value=""
            problem={problem}
            onChoose={ref => {
              if (ref && !entityRefs.includes(ref)) {
                change({ entityRefs: [...entityRefs, ref] });
                setAdded(added + 1);
              }
            }}
          />
          {entityRefs.length > 0 && (
            <TagGroup
              aria-label={t('requests.form.entities')}
              onRemove={keys =>
                change({
                  entityRefs: entityRefs.filter(ref => !keys.has(ref)),
                })
              }
            >
              {entityRefs.map(ref => (
                <Tag key={ref} id={ref} textValue={ref}>
                  {ref}
                </Tag>
              ))}
            </TagGroup>
          )}
        </>
      ) : (
        <TextAreaField
          label={t('requests.form.predicate')}
          description={t('requests.form.predicateHint')}
          className={styles.code}
          isRequired
          value={appliesTo}
          onChange={value => change({ appliesTo: value })}
          validationBehavior="aria"
          validate={() => problem ?? null}
        />
      )}
    </>
  );
}
