import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { TeamAnswer } from 'backstage-plugin-operating-model-common';
import { useEntityRef } from '../../hooks/useEntityRef';
import { useTexts } from '../../hooks/useTexts';
import { Loaded } from '../shared/Loaded';
import { RefLink } from '../shared/RefLink';
import { ReviewState } from '../shared/ReviewState';
import { Section } from '../shared/Section';
import { WhatIfLink } from '../shared/WhatIfLink';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';
import styles from './AnswersForCard.module.css';
import { DutiesList } from './DutiesList';
import { FoldedList } from './FoldedList';
import { LoadFigure } from './LoadFigure';

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
          <FoldedList
            label={t('teams.card.reviews')}
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
        </Section>
      )}
      {requestsToDecide.length > 0 && (
        <Section title={t('teams.card.requests')}>
          <FoldedList
            label={t('teams.card.requests')}
            items={requestsToDecide}
            keyOf={({ id }) => id}
          >
            {({ decideBy, title }) => (
              <>
                {title}{' '}
                <span className={shared.small}>
                  {t('teams.card.decideBy', { date: formatDate(decideBy) })}
                </span>
              </>
            )}
          </FoldedList>
        </Section>
      )}
      {exceptionsEnding.length > 0 && (
        <Section title={t('teams.card.exceptions')}>
          <FoldedList
            label={t('teams.card.exceptions')}
            items={exceptionsEnding}
            keyOf={({ id }) => id}
          >
            {({ title, validTo }) => (
              <>
                {title}{' '}
                <span className={shared.small}>
                  {t('teams.card.endsOn', { date: formatDate(validTo) })}
                </span>
              </>
            )}
          </FoldedList>
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
