import {
  LoadAnswer,
  TeamAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { SeverityTag } from '../shared/Severity';
import { inTenths } from '../shared/formats';
import shared from '../shared/shared.module.css';
import styles from './AnswersForCard.module.css';
import { LoadBar } from './LoadBar';

interface LoadFigureProps {
  load: LoadAnswer;
  peers: TeamAnswer['peers'];
}

/** How much a group carries, in words, and against the mean of its peers as a bar. */
export function LoadFigure({ load, peers }: LoadFigureProps) {
  const t = useTexts();
  const { accountable, entities, responsible, standing } = load;
  const mean = inTenths(peers.mean);
  // Where high begins has to be in sight, so that a bar says how far from it one is.
  const scale = Math.max(1, accountable, peers.usualUpTo ?? peers.mean);
  const comparison = () => {
    if (accountable === 0) return t('teams.card.notCompared');
    return peers.groups > 1
      ? t(`teams.card.standing.${standing}`, { mean })
      : t('teams.card.alone');
  };
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
        className={styles.bar}
      >
        <LoadBar
          value={accountable}
          scale={scale}
          mean={peers.mean}
          tone={standing === 'high' ? 'high' : 'accountable'}
        />
      </div>
      <div className={shared.small}>
        {standing === 'high' && (
          <>
            <SeverityTag severity="warning">
              {t('teams.standing.high')}
            </SeverityTag>{' '}
          </>
        )}
        {comparison()}
      </div>
    </div>
  );
}
