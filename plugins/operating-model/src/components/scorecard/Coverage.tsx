import { Button } from '@backstage/ui';
import {
  CellState,
  ScorecardHistory,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { ScoreRing } from '../shared/ScoreRing';
import { formatDate, formatScore } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { AsOf } from './AsOf';
import { CellsBar } from './CellsBar';
import { ExplainScore, ExplainedPart } from './ExplainScore';
import { Figures, countCells } from './Figures';
import styles from './scorecard.module.css';
import { changeOf } from './trendPoints';

interface CoverageProps {
  part: ExplainedPart;
  figures: Figures;
  computedAt?: string;
  history?: ScorecardHistory;
  linkOf?(state: CellState): string;
}

/** A score with its level, without exceptions, how it has moved, its cells by state, and how it is made. */
export function Coverage({
  part,
  figures,
  computedAt,
  history,
  linkOf,
}: CoverageProps) {
  const t = useTexts();
  const [explained, setExplained] = useState(false);
  const { entities, scoreWithoutExceptions, cells } = figures;
  return (
    <div className={styles.stack}>
      <ScoreRing
        score={figures}
        onExplain={() => setExplained(true)}
        none={[
          t('scorecard.noScoreHint'),
          scoreWithoutExceptions !== undefined &&
            t('scorecard.without', {
              score: formatScore(scoreWithoutExceptions),
            }),
        ]
          .filter(Boolean)
          .join(' ')}
        detail={`${t('scorecard.cells', { count: countCells({ cells }) })} · ${t('scorecard.inside', { count: entities })}`}
      />
      <Change history={history} />
      <CellsBar cells={cells} linkOf={linkOf} />
      <div className={styles.line}>
        <Button
          size="small"
          variant="secondary"
          onPress={() => setExplained(true)}
        >
          {t('scorecard.howMade')}
        </Button>
        <AsOf computedAt={computedAt} />
      </div>
      {explained && (
        <ExplainScore
          part={part}
          figures={figures}
          onClose={() => setExplained(false)}
        />
      )}
    </div>
  );
}

function Change({ history }: { history?: ScorecardHistory }) {
  const t = useTexts();
  const change = history && changeOf(history.points);
  if (!change) return null;
  const { since } = change;
  return (
    <div>
      <Moved {...change} />
      {history.scoringChanges.some(({ day }) => day > since) && (
        <div className={shared.small}>{t('scorecard.change.countedAnew')}</div>
      )}
    </div>
  );
}

function Moved({ points, since }: { points: number; since: string }) {
  const t = useTexts();
  const date = formatDate(since);
  if (points === 0) {
    return <div>{t('scorecard.change.same', { date })}</div>;
  }
  const count = Math.abs(points);
  return points > 0 ? (
    <div className={styles.up}>
      <span aria-hidden="true">▲</span>{' '}
      {t('scorecard.change.up', { count, date })}
    </div>
  ) : (
    <div className={styles.down}>
      <span aria-hidden="true">▼</span>{' '}
      {t('scorecard.change.down', { count, date })}
    </div>
  );
}
