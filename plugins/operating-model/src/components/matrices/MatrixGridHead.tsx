import { VirtualItem } from '@tanstack/react-virtual';
import { GridParty } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { GridCells } from './GridCells';
import styles from './MatrixGrid.module.css';
import { GridMeasures } from './gridMeasures';

interface MatrixGridHeadProps {
  parties: GridParty[];
  columns: VirtualItem[];
  measures: GridMeasures;
  active?: number;
}

/** The parties, across. */
export function MatrixGridHead({
  parties,
  columns,
  measures,
  active,
}: MatrixGridHeadProps) {
  const t = useTexts();
  return (
    <div role="rowgroup" className={styles.head}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.row}
        style={{ height: measures.head }}
      >
        <GridCells
          role="columnheader"
          row={0}
          columns={columns}
          measures={measures}
          active={active}
          count={parties.length}
          first={t('matrices.activity')}
          last={t('matrices.findings')}
        >
          {index => <PartyTitle party={parties[index]} />}
        </GridCells>
      </div>
    </div>
  );
}

function PartyTitle({ party: { key, title, exists } }: { party: GridParty }) {
  const t = useTexts();
  if (key.startsWith('$')) {
    const [start, ...rest] = key.split('.');
    return (
      <code className={styles.code}>
        {start}
        {rest.map(part => [<wbr key={part} />, `.${part}`])}
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
    <span className={styles.dangling} title={t('matrices.notInCatalog')}>
      <span role="img" aria-label={t('matrices.notInCatalog')}>
        ✕
      </span>{' '}
      {title}
    </span>
  );
}
