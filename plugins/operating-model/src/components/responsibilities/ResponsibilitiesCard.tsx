import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  ActivityAnswer,
  EntityResponsibilities,
} from 'backstage-plugin-operating-model-common';
import { useEntityRef } from '../../hooks/useEntityRef';
import { useTexts } from '../../hooks/useTexts';
import { AccountableParties } from '../shared/AccountableParties';
import { Loaded } from '../shared/Loaded';
import { RefLink, RefList } from '../shared/RefLink';
import { StateTag } from '../shared/StateTag';
import styles from './ResponsibilitiesCard.module.css';

/** Who is accountable and responsible for each activity on the entity of the page. */
export function ResponsibilitiesCard() {
  const t = useTexts();
  const entityRef = useEntityRef();
  return (
    <EntityInfoCard title={t('responsibilities.title')}>
      <Loaded of={entityRef} load={api => api.responsibilities(entityRef)}>
        {answer => <Responsibilities answer={answer} />}
      </Loaded>
    </EntityInfoCard>
  );
}

function Responsibilities({ answer }: { answer: EntityResponsibilities }) {
  const t = useTexts();
  if (answer.activities.length === 0) {
    return (
      <p className={styles.line}>
        {t('operations.empty')}. {t('operations.emptyHint')}
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {answer.activities.map(activity => (
        <li key={activity.activityRef}>
          <Activity activity={activity} answer={answer} />
        </li>
      ))}
    </ul>
  );
}

function Activity({
  activity,
  answer,
}: {
  activity: ActivityAnswer;
  answer: EntityResponsibilities;
}) {
  const t = useTexts();
  const { activityRef, cell, contested, responsible, title } = activity;
  return (
    <>
      <div className={styles.head}>
        <RefLink entityRef={activityRef} names={{ [activityRef]: { title } }} />
        <span className={styles.tags}>
          {contested && <StateTag state="weak">{t('why.contested')}</StateTag>}
          {cell && <StateTag state={cell.state} />}
        </span>
      </div>
      <div className={styles.line}>
        <abbr title={t('operations.accountable')}>A</abbr>{' '}
        <AccountableParties activity={activity} names={answer.parties} />
        {' · '}
        <abbr title={t('operations.responsible')}>R</abbr>{' '}
        <RefList
          refs={responsible}
          names={answer.parties}
          empty={t('operations.nobody')}
        />
      </div>
    </>
  );
}
