import { ScorecardEntity } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names, RefLink } from '../shared/RefLink';
import { StateTag } from '../shared/StateTag';
import { formatScore } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { ExplanationDialog } from '../shared/ExplanationDialog';
import { useScoreQuestion } from './useScoreQuestion';
import styles from './scorecard.module.css';

interface ExplainEntityProps {
  entity: ScorecardEntity;
  names: Names;
  onExplain(cell: ScorecardEntity['cells'][number]): void;
  onClose(): void;
}

/** Of which cells the score of an entity is made. */
export function ExplainEntity({
  entity,
  names,
  onExplain,
  onClose,
}: ExplainEntityProps) {
  const t = useTexts();
  const { ref, score, scoreWithoutExceptions, level, cells } = entity;
  const question = useScoreQuestion(names[ref]?.title ?? ref, score);
  return (
    <ExplanationDialog title={question} width="36rem" onClose={onClose}>
      <p>
        {level && <strong>{level}</strong>}{' '}
        {scoreWithoutExceptions !== undefined &&
          t('scorecard.without', {
            score: formatScore(scoreWithoutExceptions),
          })}
      </p>
      <p>{t('scorecard.explain.rule')}</p>
      <p>{t('scorecard.explain.left')}</p>
      <section>
        <h3 className={styles.heading}>{t('scorecard.explain.entity')}</h3>
        <ul className={styles.evidence}>
          {cells.map(cell => (
            <li key={cell.activityRef} className={styles.evidenceHead}>
              <button
                type="button"
                className={shared.textButton}
                onClick={() => onExplain(cell)}
              >
                {names[cell.activityRef]?.title ?? cell.activityRef}
              </button>
              <span>
                <StateTag state={cell.state} /> {formatScore(cell.score)}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <p>
        <RefLink entityRef={ref} names={names} weight="bold" />
      </p>
    </ExplanationDialog>
  );
}
