import {
  CRITERIA,
  CriterionResult,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import styles from './CriteriaList.module.css';
import { StateTag } from './StateTag';
import { formatDate } from './formats';

interface CriteriaListProps {
  criteria: readonly CriterionResult[];
}

const STATES = {
  met: 'covered',
  failed: 'missing',
  unknown: 'unknown',
} as const;

/** How a runbook was judged: each criterion, its weight, and what stands against it. */
export function CriteriaList({ criteria }: CriteriaListProps) {
  const t = useTexts();
  const titleOf = (id: string) => {
    const builtIn = CRITERIA.find(each => each === id);
    return builtIn && t(`criterion.${builtIn}`);
  };
  // What is not there meets nothing else either: that is said once.
  const absence = criteria.find(
    ({ id, state }) => id === 'present' && state === 'failed',
  );
  return (
    <div>
      <div className={styles.heading}>{t('why.criteria')}</div>
      <ul className={styles.list}>
        {(absence ? [absence] : criteria).map(
          ({ id, title, problems, state, weight, countsFrom }) => (
            <li key={id}>
              <StateTag state={STATES[state]}>
                {t(`criterion.${state}`)}
              </StateTag>{' '}
              <span>{titleOf(id) ?? title}</span>{' '}
              <span className={styles.quiet}>
                {[
                  t('why.weight', { weight: String(weight) }),
                  countsFrom &&
                    t('scorecard.explain.countsFrom', {
                      date: formatDate(countsFrom),
                    }),
                  ...problems,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ),
        )}
      </ul>
      {absence && criteria.length > 1 && (
        <p className={styles.quiet}>{t('why.absent')}</p>
      )}
    </div>
  );
}
