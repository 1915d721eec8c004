import { VirtualItem } from '@tanstack/react-virtual';
import { Fragment } from 'react';
import { useTexts } from '../../../hooks/useTexts';
import { GridLine } from './GridLine';
import styles from './grid.module.css';
import { GridMeasures } from './gridMeasures';

/** A party at the head of its column. */
export interface HeadParty {
  /** Its reference, or a placeholder. */
  key: string;
  title: string;
  exists: boolean;
}

interface GridHeadProps {
  parties: HeadParty[];
  columns: VirtualItem[];
  measures: GridMeasures;
  active?: number;
}

/** The parties, across. */
export function GridHead({
  parties,
  columns,
  measures,
  active,
}: GridHeadProps) {
  const t = useTexts();
  return (
    <div role="rowgroup" className={styles.head}>
      <GridLine
        role="columnheader"
        index={0}
        height={measures.head}
        columns={columns}
        measures={measures}
        active={active}
        count={parties.length}
        first={t('matrices.activity')}
        last={t('matrices.findings')}
      >
        {column => <PartyTitle party={parties[column]} />}
      </GridLine>
    </div>
  );
}

function PartyTitle({ party: { key, title, exists } }: { party: HeadParty }) {
  const t = useTexts();
  if (key.startsWith('$')) {
    const [start, ...rest] = key.split('.');
    return (
      <code className={styles.code}>
        {start}
        {rest.map(part => (
          <Fragment key={part}>
            <wbr />.{part}
          </Fragment>
        ))}
      </code>
    );
  }
  if (exists) {
    return (
      <span className={styles.clamped} title={title}>
        {title}
      </span>
    );
  }
  return (
    <span
      className={`${styles.clamped} ${styles.dangling}`}
      title={t('matrices.notInCatalog')}
    >
      <span role="img" aria-label={t('matrices.notInCatalog')}>
        ✕
      </span>{' '}
      {title}
    </span>
  );
}
