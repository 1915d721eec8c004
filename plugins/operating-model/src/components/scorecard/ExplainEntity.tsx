import {
  EntityScore,
  SCORE_UNIT,
  sumCells,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { ExplanationDialog } from '../shared/ExplanationDialog';
import { Names, RefLink } from '../shared/RefLink';
import { StackedTable } from '../shared/StackedTable';
import { StateTag } from '../shared/StateTag';
import { inTenths } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { ExplainCell } from './ExplainCell';
import { ScoredCell } from './ScoredCell';
import { WeighedMean } from './WeighedMean';
import { useScoreQuestion } from './useScoreQuestion';
import { useTitle } from './useTitle';
import styles from './scorecard.module.css';

interface ExplainEntityProps {
  entityRef: string;
  figures: Pick<EntityScore, 'score' | 'scoreWithoutExceptions' | 'level'>;
  cells: readonly ScoredCell[];
  names: Names;
  /** When the cells were made; absent where they are as of now. */
  computedAt?: string;
  onClose(): void;
}

const sumsOf = (cells: readonly ScoredCell[]) =>
  sumCells(
    cells.map(({ without, ...cell }) => ({
      ...cell,
      without: { state: without ?? cell.state, score: cell.score },
    })),
  );

/** Of which cells the score of an entity is made, with the weight of each; each says in turn why it is as it is. */
export function ExplainEntity({
  entityRef,
  figures: { score, level },
  cells,
  names,
  computedAt,
  onClose,
}: ExplainEntityProps) {
  const t = useTexts();
  const [cell, setCell] = useState<ScoredCell>();
  const title = useTitle(entityRef) ?? entityRef;
  const question = useScoreQuestion(title, score);
  if (cell) {
    return (
      <ExplainCell
        entityRef={entityRef}
        cell={cell}
        names={names}
        computedAt={computedAt}
        onClose={onClose}
      />
    );
  }
  const sums = sumsOf(cells);
  return (
    <ExplanationDialog title={question} width="44rem" onClose={onClose}>
      {level && (
        <p>
          <strong>{level}</strong>
        </p>
      )}
      <p>{t('scorecard.explain.rule')}</p>
      <p>{t('scorecard.explain.left')}</p>
      <section>
        <h3 className={styles.heading}>{t('scorecard.explain.entity')}</h3>
        <StackedTable
          label={t('scorecard.explain.entity')}
          items={[...cells]}
          keyOf={({ activityRef }) => activityRef}
          columns={[
            {
              name: t('scorecard.page.byWhat.activity'),
              share: 40,
              cell: each => (
                <button
                  type="button"
                  className={shared.textButton}
                  onClick={() => setCell(each)}
                >
                  {names[each.activityRef]?.title ?? each.activityRef}
                </button>
              ),
            },
            {
              name: t('scorecard.explain.weightHead'),
              share: 26,
              cell: each => {
                const { weight } = sumsOf([each]);
                return weight
                  ? `${weight}, ${t(`risk.${each.risk}`)}`
                  : t('scorecard.explain.leftOut');
              },
            },
            {
              name: t('scorecard.heat.state'),
              share: 20,
              cell: ({ state }) => <StateTag state={state} />,
            },
            {
              name: t('scorecard.page.score'),
              share: 12,
              cell: each =>
                each.state === 'unknown' ? '–' : inTenths(each.score),
            },
          ]}
        />
      </section>
      <WeighedMean
        weight={sums.weight}
        points={sums.weighted / SCORE_UNIT}
        without={
          sums.cells.exempt > 0
            ? {
                weight: sums.weightWithout,
                points: sums.weightedWithout / SCORE_UNIT,
              }
            : undefined
        }
      />
      <p>
        <RefLink
          entityRef={entityRef}
          names={{ [entityRef]: { title } }}
          weight="bold"
        />
      </p>
    </ExplanationDialog>
  );
}
