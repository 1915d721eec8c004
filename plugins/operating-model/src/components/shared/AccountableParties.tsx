import { ActivityAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names, RefLink } from './RefLink';
import styles from './shared.module.css';

interface AccountablePartiesProps {
  activity: ActivityAnswer;
  names: Names;
}

/** Who answers for an activity; where rows contradict each other, whom each of them names. */
export function AccountableParties({
  activity: { accountable, contested, rows },
  names,
}: AccountablePartiesProps) {
  const t = useTexts();
  const named = contested ? rows.map(row => row.accountable) : [accountable];
  const refs = [...new Set(named.filter(ref => ref !== undefined))];
  if (refs.length === 0) {
    return <span className={styles.quiet}>{t('operations.nobody')}</span>;
  }
  return (
    <>
      {refs.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ` ${t('operations.or')} `}
          <RefLink entityRef={ref} names={names} />
        </span>
      ))}
    </>
  );
}
