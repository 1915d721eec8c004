import { Alert } from '@backstage/ui';
import { EntityResponsibilities } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import styles from './PolicyViolations.module.css';

interface PolicyViolationsProps {
  violations: EntityResponsibilities['policies'];
}

/** What the organization's ownership policies ask of the entity in vain, and how to mend it. */
export function PolicyViolations({ violations }: PolicyViolationsProps) {
  const t = useTexts();
  return (
    <Alert
      status="warning"
      icon
      title={t('operations.policies')}
      description={
        <ul className={styles.list}>
          {violations.map(({ policy, message, remedy }) => (
            <li key={`${policy} ${message}`}>
              {policy}: {message}; {remedy}.
            </li>
          ))}
        </ul>
      }
    />
  );
}
