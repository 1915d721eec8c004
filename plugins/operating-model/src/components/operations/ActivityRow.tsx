import {
  ActivityAnswer,
  EntityResponsibilities,
} from 'backstage-plugin-operating-model-common';
import { ReactNode, useId, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { AccountableParties } from '../shared/AccountableParties';
import { RequestMenu } from '../requestForm/RequestMenu';
import { RefLink, RefList } from '../shared/RefLink';
import { StateTag } from '../shared/StateTag';
import styles from './ActivitiesTable.module.css';
import { ActivityDetails } from './ActivityDetails';
import { RunbookCell } from './RunbookCell';

interface ActivityRowProps {
  activity: ActivityAnswer;
  answer: EntityResponsibilities;
}

/** One activity; why the answer is what it is unfolds below it. */
export function ActivityRow({ activity, answer }: ActivityRowProps) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const { activityRef, title, risk, responsible, contested } = activity;
  const names = {
    ...answer.parties,
    ...answer.definitions,
    [activityRef]: { title },
  };
  return (
    <div role="rowgroup" className={styles.group}>
      <div role="row" className={styles.row}>
        <div role="rowheader">
          <RefLink entityRef={activityRef} names={names} weight="bold" />
          <div className={styles.line}>
            {t(`risk.${risk}`)}
            {contested && (
              <>
                {' '}
                <StateTag state="weak">{t('why.contested')}</StateTag>
              </>
            )}
          </div>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-controls={detailsId}
            onClick={() => setOpen(!open)}
          >
            {t('why.show')}
          </button>{' '}
          <RequestMenu
            about={title}
            subject={{ entityRef: answer.entityRef, activityRef }}
          />
        </div>
        <Cell label={t('operations.accountable')}>
          <AccountableParties activity={activity} names={names} />
        </Cell>
        <Cell label={t('operations.responsible')}>
          <RefList
            refs={responsible}
            names={names}
            empty={t('operations.nobody')}
          />
        </Cell>
        <Cell label={t('operations.runbook')}>
          <RunbookCell activity={activity} names={names} />
        </Cell>
      </div>
      {open && (
        <div role="row" id={detailsId}>
          <div role="cell" aria-colspan={4}>
            <ActivityDetails
              activity={activity}
              names={names}
              definitions={answer.definitions}
            />
          </div>
        </div>
      )}
    </div>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="cell">
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
