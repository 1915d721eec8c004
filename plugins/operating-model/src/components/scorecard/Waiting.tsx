import { TeamAnswer } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Loaded } from '../shared/Loaded';
import { LoadFigure } from '../teams/LoadFigure';
import {
  ExceptionsEnding,
  RequestsToDecide,
  ReviewsDue,
} from '../teams/TeamLists';
import shared from '../shared/shared.module.css';
import { ScoreCard } from './ScoreCard';

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
  const { exceptionsEnding, load, peers, requestsToDecide, reviewsDue } = team;
  return (
    <>
      <Part title={t('scorecard.waits.decide')} items={requestsToDecide}>
        <RequestsToDecide label={t('scorecard.waits.decide')} team={team} />
      </Part>
      <Part title={t('scorecard.waits.ends')} items={exceptionsEnding}>
        <ExceptionsEnding label={t('scorecard.waits.ends')} team={team} />
      </Part>
      <Part title={t('scorecard.waits.reviews')} items={reviewsDue}>
        <ReviewsDue label={t('scorecard.waits.reviews')} team={team} />
      </Part>
      <ScoreCard title={t('scorecard.waits.load')}>
        {load ? (
          <LoadFigure load={load} peers={peers} />
        ) : (
          <p className={shared.quiet}>{t('scorecard.waits.noLoad')}</p>
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
        <p className={shared.quiet}>{t('scorecard.waits.none')}</p>
      ) : (
        children
      )}
    </ScoreCard>
  );
}
