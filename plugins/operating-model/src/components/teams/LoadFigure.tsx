import {
  LoadAnswer,
  TeamAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { SeverityTag } from '../matrices/Severity';
import styles from './AnswersForCard.module.css';

interface LoadFigureProps {
  load: LoadAnswer;
  peers: TeamAnswer['peers'];
}

/** How much a group carries, in words, and against the mean of its peers as a bar. */
export function LoadFigure({ load, peers }: LoadFigureProps) {
  const t = useTexts();
  const { accountable, entities, responsible, standing } = load;
  const mean = peers.mean.toLocaleString(undefined, {
    maximumFractionDigits: 1,
  });
  // Where high begins has to be in sight, so that a bar says how far from it one is.
  const scale = Math.max(1, accountable, peers.mean + 2 * peers.deviation);
  const share = (value: number) => `${(100 * value) / scale}%`;
  return (
    <div>
      <div>
        {t('teams.card.carries', {
          accountable: accountable.toLocaleString(),
          responsible: responsible.toLocaleString(),
          entities: entities.toLocaleString(),
        })}
      </div>
      <div
        role="img"
        aria-label={t('teams.card.bar', {
          accountable: accountable.toLocaleString(),
          groups: peers.groups.toLocaleString(),
          mean,
        })}
        className={styles.track}
      >
        <span
          className={standing === 'high' ? styles.high : styles.bar}
          style={{ inlineSize: share(accountable) }}
        />
        <span
          className={styles.mean}
          style={{ insetInlineStart: share(peers.mean) }}
        />
      </div>
      <div className={styles.small}>
        {standing === 'high' && (
          <>
            <SeverityTag severity="warning">
              {t('teams.standing.high')}
            </SeverityTag>{' '}
          </>
        )}
        {peers.groups > 1
          ? t(`teams.card.standing.${standing}`, { mean })
          : t('teams.card.alone')}
      </div>
    </div>
  );
}
