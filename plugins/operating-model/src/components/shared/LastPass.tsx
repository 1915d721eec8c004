import { Text } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useTexts } from '../../hooks/useTexts';
import styles from './shared.module.css';

interface LastPassProps {
  computedAt?: string;
}

/** When the catalog was last gone through. */
export function LastPass({ computedAt }: LastPassProps) {
  const t = useTexts();
  return (
    <Text as="p" className={styles.quiet}>
      {computedAt
        ? t('findings.computedAt', {
            date: DateTime.fromISO(computedAt).toLocaleString(
              DateTime.DATETIME_MED,
            ),
          })
        : t('findings.notComputed')}
    </Text>
  );
}
