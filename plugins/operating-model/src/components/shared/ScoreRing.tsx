import { EntityScore } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import styles from './ScoreRing.module.css';
import { formatScore } from './formats';
import shared from './shared.module.css';

const RADIUS = 40;
const LENGTH = 2 * Math.PI * RADIUS;

interface ScoreRingProps {
  score: EntityScore;
  /** What stands under the level instead of the number of activities. */
  detail?: string;
  /** Why there is no score, where it is not an entity's. */
  none?: string;
  /** Says how its numbers are made. */
  onExplain(): void;
}

/** A score as a ring with its level beside it, which says how it is made; an entity without a score says why. */
export function ScoreRing({
  score: { score, scoreWithoutExceptions, level, cells },
  detail,
  none,
  onExplain,
}: ScoreRingProps) {
  const t = useTexts();
  if (score === undefined || level === undefined)
    return <p className={styles.none}>{none ?? t('score.none')}</p>;
  const count = Object.values(cells).reduce((sum, each) => sum + each, 0);
  return (
    <div className={styles.root}>
      <button
        type="button"
        className={styles.ring}
        aria-label={t('score.label', { score: formatScore(score), level })}
        title={t('scorecard.howMade')}
        onClick={onExplain}
      >
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle cx="50" cy="50" r={RADIUS} className={styles.track} />
          {score > 0 && (
            <circle
              cx="50"
              cy="50"
              r={RADIUS}
              className={`${styles.arc} ${tone(score)}`}
              strokeDasharray={`${(LENGTH * score) / 100} ${LENGTH}`}
              transform="rotate(-90 50 50)"
            />
          )}
          <text x="50" y="50" className={styles.number}>
            {formatScore(score)}
          </text>
        </svg>
      </button>
      <div>
        <div className={styles.level}>{level}</div>
        <div className={styles.line}>
          {cells.exempt > 0 && scoreWithoutExceptions !== undefined ? (
            <button
              type="button"
              className={shared.textButton}
              onClick={onExplain}
            >
              {t('score.without', {
                score: formatScore(scoreWithoutExceptions),
              })}
            </button>
          ) : (
            t('score.noExceptions')
          )}
        </div>
        <div className={styles.line}>
          {detail ?? t('score.count', { count })}
        </div>
      </div>
    </div>
  );
}

function tone(score: number): string {
  if (score >= 70) return styles.good;
  return score >= 40 ? styles.fair : styles.poor;
}
