import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { TeamAnswer } from 'backstage-plugin-operating-model-common';
import { useEntityRef } from '../../hooks/useEntityRef';
import { useTexts } from '../../hooks/useTexts';
import { Loaded } from '../shared/Loaded';
import { RefLink } from '../shared/RefLink';
import { Section } from '../shared/Section';
import { WhatIfLink } from '../shared/WhatIfLink';
import shared from '../shared/shared.module.css';
import styles from './AnswersForCard.module.css';
import { DutiesList } from './DutiesList';
import { FoldedList } from './FoldedList';
import { LoadFigure } from './LoadFigure';
import { ExceptionsEnding, RequestsToDecide, ReviewsDue } from './TeamLists';

/** What the group of the page is accountable and responsible for, what it has agreed on, and what waits for it. */
export function AnswersForCard() {
  const t = useTexts();
  const groupRef = useEntityRef();
  return (
    <EntityInfoCard title={t('teams.card.title')}>
      <Loaded of={groupRef} load={api => api.team(groupRef)}>
        {team => <AnswersFor team={team} />}
      </Loaded>
    </EntityInfoCard>
  );
}

function carriesNothing(team: TeamAnswer): boolean {
  return [
    team.accountableFor,
    team.responsibleFor,
    team.agreements,
    team.reviewsDue,
    team.requestsToDecide,
    team.exceptionsEnding,
  ].every(list => list.length === 0);
}

function AnswersFor({ team }: { team: TeamAnswer }) {
  const t = useTexts();
  const { accountableFor, hidden, load, names, peers, responsibleFor } = team;
  if (carriesNothing(team)) {
    return (
      <div className={styles.root}>
        <strong>{t('teams.card.empty')}</strong>
        <p className={shared.small}>
          {load ? t('teams.card.emptyHint') : t('teams.card.notComputed')}
        </p>
        <Hidden count={hidden} />
      </div>
    );
  }
  return (
    <div className={styles.root}>
      {load ? (
        <LoadFigure load={load} peers={peers} />
      ) : (
        <p className={shared.small}>{t('teams.card.notComputed')}</p>
      )}
      <div className={styles.columns}>
        <Section
          title={t('teams.card.accountable')}
          empty={accountableFor.length === 0 && t('teams.card.noDuties')}
        >
          <DutiesList
            label={t('teams.card.accountable')}
            duties={accountableFor}
            names={names}
          />
        </Section>
        <Section
          title={t('teams.card.responsible')}
          empty={responsibleFor.length === 0 && t('teams.card.noDuties')}
        >
          <DutiesList
            label={t('teams.card.responsible')}
            duties={responsibleFor}
            names={names}
          />
        </Section>
        <Waiting team={team} />
      </div>
      <p className={styles.whatIf}>
        <WhatIfLink partyRef={team.groupRef} title={team.title} />
      </p>
      <Hidden count={hidden} />
    </div>
  );
}

function Waiting({ team }: { team: TeamAnswer }) {
  const t = useTexts();
  const { agreements, exceptionsEnding, names, requestsToDecide, reviewsDue } =
    team;
  return (
    <>
      {reviewsDue.length > 0 && (
        <Section title={t('teams.card.reviews')}>
          <ReviewsDue label={t('teams.card.reviews')} team={team} />
        </Section>
      )}
      {requestsToDecide.length > 0 && (
        <Section title={t('teams.card.requests')}>
          <RequestsToDecide label={t('teams.card.requests')} team={team} />
        </Section>
      )}
      {exceptionsEnding.length > 0 && (
        <Section title={t('teams.card.exceptions')}>
          <ExceptionsEnding label={t('teams.card.exceptions')} team={team} />
        </Section>
      )}
      {agreements.length > 0 && (
        <Section title={t('teams.card.agreements')}>
          <FoldedList
            label={t('teams.card.agreements')}
            items={agreements}
            keyOf={({ ref, role }) => `${ref} ${role}`}
          >
            {({ ref, role }) => (
              <>
                <RefLink entityRef={ref} names={names} />{' '}
                <span className={shared.small}>{t(`teams.card.${role}`)}</span>
              </>
            )}
          </FoldedList>
        </Section>
      )}
    </>
  );
}

function Hidden({ count }: { count: number }) {
  const t = useTexts();
  if (count === 0) return null;
  return <p className={shared.small}>{t('teams.card.hidden', { count })}</p>;
}
