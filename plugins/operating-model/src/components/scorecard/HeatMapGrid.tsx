import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { ScorecardEntity } from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { GridFrame } from '../shared/grid/GridFrame';
import { GridLine } from '../shared/grid/GridLine';
import gridStyles from '../shared/grid/grid.module.css';
import { GridMeasures, inPixels } from '../shared/grid/gridMeasures';
import { CellPlace } from '../shared/grid/moveCell';
import { useGrid } from '../shared/grid/useGrid';
import { HeatMapRow, StateWords } from './HeatMapRow';
import styles from './scorecard.module.css';

/** What one asks about: a cell, or an entity as a whole. */
export interface HeatMapSubject {
  entity: ScorecardEntity;
  cell?: ScorecardEntity['cells'][number];
}

interface HeatMapGridProps {
  entities: ScorecardEntity[];
  /** The columns. */
  activityRefs: string[];
  names: Names;
  onExplain(subject: HeatMapSubject): void;
}

/** Sizes in rem; a party's column is that of an activity here, and the findings' that of the score. */
const REM: GridMeasures = {
  head: 3.75,
  row: 2.75,
  foot: 0,
  activity: 14,
  party: 7,
  findings: 4.5,
};

/** So many columns fit on a phone beside the name and the score. */
const FEW_ON_PHONE = 2;

const PHONE: GridMeasures = { ...REM, activity: 8, party: 5.25, findings: 3.5 };

/** With upright headings there are twice as many. */
const UPRIGHT: GridMeasures = { ...PHONE, head: 8.5, party: 2.7 };

/** Few columns leave room for long names. */
const FEW = 4;

const WIDE = 24;

const NARROW = '(max-width: 600px)';

function measuresFor(columns: number, narrow: boolean): GridMeasures {
  if (narrow) return columns > FEW_ON_PHONE ? UPRIGHT : PHONE;
  return { ...REM, activity: columns <= FEW ? WIDE : REM.activity };
}

/** Entities by activities as an ARIA grid. Only what is in sight is in the document, so that 5,000 entities scroll as smoothly as ten. */
export function HeatMapGrid({
  entities,
  activityRefs,
  names,
  onExplain,
}: HeatMapGridProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const linkTo = useEntityRefLink();
  const narrow = useMediaQuery(NARROW, { noSsr: true });
  const count = activityRefs.length;
  const upright = narrow && count > FEW_ON_PHONE;
  const sizes = useMemo(
    () => inPixels(measuresFor(count, narrow)),
    [count, narrow],
  );
  const words = useStateWords();
  const grid = useGrid({
    rows: entities.length,
    columns: count,
    measures: sizes,
    lastInSight: true,
  });
  const { down, columns, columnOf, measures } = grid;

  function explain({ row, column }: CellPlace) {
    const entity = entities[row - 1];
    if (!entity) return;
    if (column === 0) {
      navigate(linkTo(entity.ref));
    } else if (column > count) {
      onExplain({ entity });
    } else {
      const cell = entity.cells.find(
        ({ activityRef }) => activityRef === activityRefs[column - 1],
      );
      if (cell) onExplain({ entity, cell });
    }
  }

  return (
    <GridFrame
      state={grid}
      label={t('scorecard.heat.grid')}
      className={styles.heatMap}
      isReadOnly
      onOpen={explain}
    >
      <div role="rowgroup" className={gridStyles.head}>
        <GridLine
          role="columnheader"
          index={0}
          height={measures.head}
          columns={columns}
          measures={measures}
          active={columnOf(0)}
          count={count}
          first={t('scorecard.heat.entity')}
          last={t('scorecard.heat.score')}
        >
          {column => {
            const title = names[activityRefs[column]]?.title ?? '';
            return (
              <span
                className={upright ? styles.uprightTitle : styles.columnTitle}
                title={title}
              >
                {title}
              </span>
            );
          }}
        </GridLine>
      </div>
      <div
        role="rowgroup"
        className={gridStyles.body}
        style={{ height: down.getTotalSize() }}
      >
        {down.getVirtualItems().map(({ index, start }) => (
          <HeatMapRow
            key={entities[index].ref}
            entity={entities[index]}
            index={index + 1}
            top={start - measures.head}
            activityRefs={activityRefs}
            columns={columns}
            measures={measures}
            names={names}
            words={words}
            active={columnOf(index + 1)}
          />
        ))}
      </div>
    </GridFrame>
  );
}

/** The same object for as long as the words are the same, so that rows needn't be drawn anew. */
function useStateWords(): StateWords {
  const t = useTexts();
  const key = JSON.stringify({
    covered: t('state.covered'),
    weak: t('state.weak'),
    missing: t('state.missing'),
    exempt: t('state.exempt'),
    unknown: t('state.unknown'),
    none: t('scorecard.heat.none'),
    noScore: t('scorecard.noScore'),
    announced: t('scorecard.heat.announced'),
  } satisfies StateWords);
  return useMemo(() => JSON.parse(key), [key]);
}
