import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import styles from './AgreementsGrid.module.css';
import { PairLink } from './PairLink';
import { TeamPair } from './pairsOfTeams';
import { titleOf } from './titleOf';

interface AgreementsGridRowProps {
  /** Which row of the grid it is, counted from 0. */
  index: number;
  /** Absent in the head. */
  consumerRef?: string;
  providers: string[];
  /** By provider. */
  pairs?: Map<string, TeamPair>;
  names: Names;
  /** The column that the keyboard is in, where it is in this row. */
  active?: number;
}

function GridRow({
  index,
  consumerRef,
  providers,
  pairs,
  names,
  active,
}: AgreementsGridRowProps) {
  const t = useTexts();
  const place = (column: number) => ({
    'data-cell': `${index}:${column}`,
    tabIndex: active === column ? 0 : -1,
  });
  if (!consumerRef) {
    return (
      <tr>
        <th scope="col" className={styles.corner} {...place(0)}>
          {t('agreementsPage.corner')}
        </th>
        {providers.map((ref, column) => (
          <th key={ref} scope="col" {...place(column + 1)}>
            <TeamName entityRef={ref} names={names} />
          </th>
        ))}
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row" {...place(0)}>
        <TeamName entityRef={consumerRef} names={names} />
      </th>
      {providers.map((ref, column) => {
        const pair = pairs?.get(ref);
        return (
          <td
            key={ref}
            role="gridcell"
            data-self={ref === consumerRef || undefined}
            {...place(column + 1)}
          >
            {pair && <PairLink pair={pair} tabIndex={-1} />}
          </td>
        );
      })}
    </tr>
  );
}

/** A consumer with what it has from each provider; or the head, with the providers. Drawn anew only when something of it changed. */
export const AgreementsGridRow = memo(GridRow);

function TeamName({ entityRef, names }: { entityRef: string; names: Names }) {
  const t = useTexts();
  const linkTo = useEntityRefLink();
  const title = titleOf(names, entityRef);
  if (names[entityRef]?.exists === false) {
    return (
      <span className={styles.team} title={t('operations.notInCatalog')}>
        <span role="img" aria-label={t('operations.notInCatalog')}>
          ✕
        </span>{' '}
        {title}
      </span>
    );
  }
  return (
    <Link
      to={linkTo(entityRef)}
      tabIndex={-1}
      title={title}
      className={styles.team}
    >
      {title}
    </Link>
  );
}
