import { VirtualItem } from '@tanstack/react-virtual';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import {
  CellState,
  ScorecardEntity,
} from 'backstage-plugin-operating-model-common';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { Names } from '../shared/RefLink';
import { SIGNS } from '../shared/StateTag';
import { formatScore } from '../shared/formats';
import { GridLine } from '../shared/grid/GridLine';
import { GridMeasures } from '../shared/grid/gridMeasures';
import shared from '../shared/shared.module.css';
import styles from './scorecard.module.css';

/** Words for what cells show, looked up once for a whole grid. */
export type StateWords = Record<
  CellState | 'none' | 'noScore' | 'announced',
  string
>;

interface HeatMapRowProps {
  entity: ScorecardEntity;
  /** Which row of the grid it is, counted from 0. */
  index: number;
  top: number;
  activityRefs: string[];
  columns: VirtualItem[];
  measures: GridMeasures;
  names: Names;
  words: StateWords;
  active?: number;
}

/** An entity with the state of its cell for each activity. Drawn anew only when something of it changed. */
export const HeatMapRow = memo(function Row({
  entity,
  index,
  top,
  activityRefs,
  columns,
  measures,
  names,
  words,
  active,
}: HeatMapRowProps) {
  const linkTo = useEntityRefLink();
  const { ref, cells, score } = entity;
  const title = names[ref]?.title ?? ref;
  return (
    <GridLine
      role="gridcell"
      index={index}
      height={measures.row}
      top={top}
      columns={columns}
      measures={measures}
      active={active}
      count={activityRefs.length}
      first={
        <Link
          to={linkTo(ref)}
          tabIndex={-1}
          title={ref}
          className={styles.entity}
        >
          {title}
        </Link>
      }
      last={
        score === undefined ? (
          <span className={shared.small}>{words.noScore}</span>
        ) : (
          <strong className={styles.score}>{formatScore(score)}</strong>
        )
      }
    >
      {column => {
        const cell = cells.find(
          ({ activityRef }) => activityRef === activityRefs[column],
        );
        if (!cell) {
          return (
            <span role="img" aria-label={words.none} title={words.none}>
              –
            </span>
          );
        }
        const word = cell.countsFrom
          ? `${words[cell.state]}, ${words.announced}`
          : words[cell.state];
        return (
          <span
            role="img"
            aria-label={word}
            title={word}
            className={`${styles.chip} ${shared[cell.state]}`}
            data-announced={cell.countsFrom ? true : undefined}
          >
            {SIGNS[cell.state]}
          </span>
        );
      }}
    </GridLine>
  );
});
