import { Link } from '@backstage/ui';
import { TeamAnswer } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { Loaded } from '../shared/Loaded';
import { RefLink } from '../shared/RefLink';
import { ReviewState } from '../shared/ReviewState';
import { formatDate } from '../shared/formats';
import { FoldedList } from '../teams/FoldedList';
import { LoadFigure } from '../teams/LoadFigure';
import { ScoreCard } from './ScoreCard';
import styles from './scorecard.module.css';

interface WaitingProps {
  groupRef: string;
}

/** What a group is to decide, what ends soon, which reviews are due, and what it carries. */
export function Waiting({ groupRef }: WaitingProps) {
  return (
    <Loaded of={groupRef} load={api => api.team(groupRef)}>
      {team => <WaitingOf team={team} />}
    </Loaded>
  );
}

function WaitingOf({ team }: { team: TeamAnswer }) {
  const t = useTexts();
  const requests = useRequestsPath();
  const { exceptionsEnding, load, names, peers, requestsToDecide, reviewsDue } =
    team;
  return (
    <>
      <Part title={t('scorecard.waits.decide')} items={requestsToDecide}>
        <FoldedList
          label={t('scorecard.waits.decide')}
          items={requestsToDecide}
          keyOf={({ id }) => id}
        >
          {({ id, title, decideBy }) => (
            <>
              <Link href={`${requests}/${id}`} className={styles.link}>
                {title}
              </Link>{' '}
              <span className={styles.small}>
                {t('scorecard.waits.decideBy', { date: formatDate(decideBy) })}
              </span>
            </>
          )}
        </FoldedList>
      </Part>
      <Part title={t('scorecard.waits.ends')} items={exceptionsEnding}>
        <FoldedList
          label={t('scorecard.waits.ends')}
          items={exceptionsEnding}
          keyOf={({ id }) => id}
        >
          {({ id, title, validTo }) => (
            <>
              <Link href={`${requests}/${id}`} className={styles.link}>
                {title}
              </Link>{' '}
              <span className={styles.small}>
                {t('scorecard.waits.endsOn', { date: formatDate(validTo) })}
              </span>
            </>
          )}
        </FoldedList>
      </Part>
      <Part title={t('scorecard.waits.reviews')} items={reviewsDue}>
        <FoldedList
          label={t('scorecard.waits.reviews')}
          items={reviewsDue}
          keyOf={({ ref }) => ref}
        >
          {review => (
            <>
              <RefLink entityRef={review.ref} names={names} />{' '}
              <ReviewState review={review} />
            </>
          )}
        </FoldedList>
      </Part>
      <ScoreCard title={t('scorecard.waits.load')}>
        {load ? (
          <LoadFigure load={load} peers={peers} />
        ) : (
          <p className={styles.quiet}>{t('scorecard.waits.noLoad')}</p>
        )}
      </ScoreCard>
    </>
  );
}

function Part({
  title,
  items,
  children,
}: {
  title: string;
  items: unknown[];
  children: ReactNode;
}) {
  const t = useTexts();
  return (
    <ScoreCard title={title}>
      {items.length === 0 ? (
        <p className={styles.quiet}>{t('scorecard.waits.none')}</p>
      ) : (
        children
      )}
    </ScoreCard>
  );
}
