import { Skeleton } from '@backstage/ui';
import {
  ScorecardHistory,
  ScorecardTarget,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { Suspense, lazy } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { formatDate, formatScore } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { ScoringChanges } from './ScoringChanges';
import { TargetStateTag } from './TargetStateTag';
import styles from './scorecard.module.css';
import { trendPoints } from './trendPoints';

// The library for charts is as large as all the rest of the page.
const TrendChart = lazy(() =>
  import('./TrendChart').then(m => ({ default: m.TrendChart })),
);

interface TrendProps {
  /** Absent where the reader may not see it. */
  history?: ScorecardHistory;
  /** Whose goals are told, and drawn where they are scores. */
  targets: ScorecardTarget[];
}

/** How the score has moved in the last 90 days, as a chart and as a table, and where it is meant to go. */
export function Trend({ history, targets }: TrendProps) {
  return (
    <>
      <Course history={history} targets={targets} />
      <Goals targets={targets} />
    </>
  );
}

function Course({ history, targets }: TrendProps) {
  const t = useTexts();
  if (!history)
    return <p className={shared.quiet}>{t('scorecard.trend.denied')}</p>;
  const { points } = history;
  const scored = points.filter(({ score }) => score !== undefined);
  const [first] = scored;
  const last = scored.at(-1);
  if (!first || !last) {
    return <p className={shared.quiet}>{t('scorecard.trend.none')}</p>;
  }
  if (first === last) {
    return (
      <p className={shared.quiet}>
        {t('scorecard.trend.one', { date: formatDate(first.day) })}
      </p>
    );
  }
  const goals = targets.filter(({ measure }) => measure === 'score');
  return (
    <>
      <div className={styles.legend}>
        <span className={styles.solidLine}>{t('scorecard.trend.score')}</span>
        <span className={styles.dashedLine}>
          {t('scorecard.trend.without')}
        </span>
        {goals.length > 0 && (
          <span className={styles.dottedLine}>
            {t('scorecard.trend.goals')}
          </span>
        )}
        {history.scoringChanges.length > 0 && (
          <span className={styles.breakLine}>
            {t('scorecard.scoring.line')}
          </span>
        )}
      </div>
      <Suspense fallback={<Skeleton width="100%" height={160} />}>
        <TrendChart
          points={trendPoints(points, DateTime.now().toISODate())}
          breaks={history.scoringChanges.map(({ day }) => day)}
          goals={goals.map(({ goal }) => goal)}
          label={t('scorecard.trend.label', {
            from: formatScore(first.score!),
            start: formatDate(first.day),
            to: formatScore(last.score!),
            end: formatDate(last.day),
          })}
        />
      </Suspense>
      <ScoringChanges days={history.scoringChanges} />
      <details className={styles.details}>
        <summary>{t('scorecard.trend.table')}</summary>
        <TrendTable points={points} />
      </details>
    </>
  );
}

/** The goals, also where there is no line yet that they could be drawn across. */
function Goals({ targets }: Pick<TrendProps, 'targets'>) {
  const t = useTexts();
  if (targets.length === 0) return null;
  return (
    <ul className={styles.plain} aria-label={t('scorecard.page.targets')}>
      {targets.map(({ id, goal, measure, title, by, progress }) => (
        <li key={id} className={shared.small}>
          <TargetStateTag state={progress.state} />{' '}
          <span>
            {t(`scorecard.trend.goal.${measure}`, {
              goal: String(goal),
              title,
              date: formatDate(by),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function TrendTable({ points }: Pick<ScorecardHistory, 'points'>) {
  const t = useTexts();
  const text = (score?: number) =>
    score === undefined ? t('scorecard.noScore') : formatScore(score);
  return (
    <div className={styles.scroll}>
      <table className={styles.plainTable}>
        <thead>
          <tr>
            <th scope="col">{t('scorecard.trend.day')}</th>
            <th scope="col">{t('scorecard.trend.score')}</th>
            <th scope="col">{t('scorecard.trend.without')}</th>
          </tr>
        </thead>
        <tbody>
          {[...points]
            .reverse()
            .map(({ day, score, scoreWithoutExceptions }) => (
              <tr key={day}>
                <th scope="row">{formatDate(day)}</th>
                <td>{text(score)}</td>
                <td>{text(scoreWithoutExceptions)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
