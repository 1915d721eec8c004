import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import styles from './shared.module.css';

interface FactsProps {
  /** Names with values. Null says that it should be there and is not; undefined leaves the line out. */
  facts: [name: string, value: ReactNode][];
}

/** A list of names and values. */
export function Facts({ facts }: FactsProps) {
  const t = useTexts();
  return (
    <Text as="div">
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => [
            <dt key={`${name} name`}>{name}</dt>,
            <dd key={`${name} value`}>
              {value ?? (
                <span className={styles.quiet}>{t('definition.unset')}</span>
              )}
            </dd>,
          ])}
      </dl>
    </Text>
  );
}
