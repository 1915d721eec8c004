import { useTexts } from '../../hooks/useTexts';
import { inTenths } from '../shared/formats';
import shared from '../shared/shared.module.css';
import styles from './scorecard.module.css';

interface Mean {
  /** Of all that count. */
  weight: number;
  /** Weight times score, added up. */
  points: number;
}

interface WeighedMeanProps extends Mean {
  /** With exempt cells as what they would be; absent where there are none. */
  without?: Mean;
}

/** How weights and scores make one score, in numbers that can be checked. */
export function WeighedMean({ without, ...mean }: WeighedMeanProps) {
  const t = useTexts();
  const numbersOf = ({ weight, points }: Mean) => ({
    weight: inTenths(weight),
    points: inTenths(points),
    score: inTenths(points / weight),
  });
  // Nothing is rounded where nothing counts.
  if (mean.weight === 0 && !without?.weight) return null;
  return (
    <>
      <div className={styles.sum}>
        {mean.weight > 0 && (
          <p>{t('scorecard.explain.mean', numbersOf(mean))}</p>
        )}
        {without && without.weight > 0 && (
          <p>{t('scorecard.explain.meanWithout', numbersOf(without))}</p>
        )}
      </div>
      <p className={shared.small}>{t('scorecard.explain.rounding')}</p>
    </>
  );
}
