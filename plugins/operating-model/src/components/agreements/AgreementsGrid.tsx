import { KeyboardEvent, MouseEvent, useMemo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { moveCell } from '../shared/grid/moveCell';
import { useActiveCell } from '../shared/grid/useActiveCell';
import styles from './AgreementsGrid.module.css';
import { AgreementsGridRow } from './AgreementsGridRow';
import { TeamPair } from './pairsOfTeams';

/** Beyond it the names of the providers stand upright. */
const MOST_LEVEL = 8;

/** How many rows Page Up and Page Down move by. */
const PAGE = 10;

interface AgreementsGridProps {
  pairs: TeamPair[];
  consumers: string[];
  providers: string[];
  names: Names;
}

/** Consumers down, providers across, as an ARIA grid. A move draws only the rows that it leaves and enters. */
export function AgreementsGrid({
  pairs,
  consumers,
  providers,
  names,
}: AgreementsGridProps) {
  const t = useTexts();
  const size = { rows: consumers.length + 1, columns: providers.length + 1 };
  const { grid, place, columnOf, enter, placeOf } =
    useActiveCell<HTMLTableElement>(size);
  const byConsumer = useMemo(() => {
    const rows = new Map<string, Map<string, TeamPair>>();
    for (const pair of pairs) {
      const row = rows.get(pair.consumerRef) ?? new Map<string, TeamPair>();
      rows.set(pair.consumerRef, row.set(pair.providerRef, pair));
    }
    return rows;
  }, [pairs]);

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.altKey || event.shiftKey) return;
    if (event.key === 'Enter') {
      (event.target as HTMLElement).querySelector('a')?.click();
      return;
    }
    const next = moveCell(place, event, { ...size, page: PAGE });
    if (!next) return;
    event.preventDefault();
    enter(next);
  }

  function onClick(event: MouseEvent<HTMLTableElement>) {
    if ((event.target as HTMLElement).closest('a')) return;
    const clicked = placeOf(event);
    if (clicked) enter(clicked);
  }

  return (
    <div className={styles.scroll}>
      <table
        ref={grid}
        role="grid"
        aria-label={t('agreementsPage.gridLabel')}
        aria-readonly="true"
        className={styles.grid}
        data-upright={providers.length > MOST_LEVEL || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead>
          <AgreementsGridRow
            index={0}
            providers={providers}
            names={names}
            active={columnOf(0)}
          />
        </thead>
        <tbody>
          {consumers.map((consumerRef, index) => (
            <AgreementsGridRow
              key={consumerRef}
              index={index + 1}
              consumerRef={consumerRef}
              providers={providers}
              pairs={byConsumer.get(consumerRef)}
              names={names}
              active={columnOf(index + 1)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
