import { CriterionResult } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { StateTag } from './StateTag';
import styles from './CriteriaList.module.css';

interface CriteriaListProps {
  criteria: CriterionResult[];
}

const STATES = {
  met: 'covered',
  failed: 'missing',
  unknown: 'unknown',
} as const;

/** How a runbook was judged: each criterion, its weight, and what stands against it. */
export function CriteriaList({ criteria }: CriteriaListProps) {
  const t = useTexts();
  return (
    <div>
      <div className={styles.heading}>{t('why.criteria')}</div>
      <ul className={styles.list}>
        {criteria.map(({ id, problems, state, weight }) => (
          <li key={id}>
            <StateTag state={STATES[state]}>{t(`criterion.${state}`)}</StateTag>{' '}
            <span>{t(`criterion.${id}`)}</span>{' '}
            <span className={styles.quiet}>
              {[t('why.weight', { weight: String(weight) }), ...problems].join(
                ' · ',
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
