import {
  KeyboardEvent,
  MouseEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTexts } from '../../hooks/useTexts';
import { CellPlace, moveCell } from '../matrices/moveCell';
import { Names } from '../shared/RefLink';
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
  const grid = useRef<HTMLTableElement>(null);
  const toBeFocused = useRef(false);
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const size = { rows: consumers.length + 1, columns: providers.length + 1 };
  // A filter may have taken away the row or column that was active.
  const place = {
    row: Math.min(active.row, size.rows - 1),
    column: Math.min(active.column, size.columns - 1),
  };
  const byConsumer = useMemo(() => {
    const rows = new Map<string, Map<string, TeamPair>>();
    for (const pair of pairs) {
      const row = rows.get(pair.consumerRef) ?? new Map<string, TeamPair>();
      rows.set(pair.consumerRef, row.set(pair.providerRef, pair));
    }
    return rows;
  }, [pairs]);

  useLayoutEffect(() => {
    if (!toBeFocused.current) return;
    toBeFocused.current = false;
    grid.current
      ?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`)
      ?.focus();
  });

  function goTo(next: CellPlace) {
    toBeFocused.current = true;
    setActive(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    if (event.altKey || event.shiftKey) return;
    if (event.key === 'Enter') {
      (event.target as HTMLElement).querySelector('a')?.click();
      return;
    }
    const next = moveCell(place, event, { ...size, page: PAGE });
    if (!next) return;
    event.preventDefault();
    goTo(next);
  }

  function onClick(event: MouseEvent<HTMLTableElement>) {
    const target = event.target as HTMLElement;
    if (target.closest('a')) return;
    const cell = target.closest<HTMLElement>('[data-cell]')?.dataset.cell;
    if (!cell) return;
    const [row, column] = cell.split(':').map(Number);
    goTo({ row, column });
  }

  const columnOf = (row: number) =>
    place.row === row ? place.column : undefined;
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
