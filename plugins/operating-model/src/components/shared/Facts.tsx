import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './shared.module.css';

interface FactsProps {
  /** Names with values; one without a value is left out. */
  facts: [name: string, value: ReactNode][];
}

/** A list of names and values. */
export function Facts({ facts }: FactsProps) {
  return (
    <Text as="div">
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== undefined && value !== null)
          .map(([name, value]) => [
            <dt key={`${name} name`}>{name}</dt>,
            <dd key={`${name} value`}>{value}</dd>,
          ])}
      </dl>
    </Text>
  );
}
