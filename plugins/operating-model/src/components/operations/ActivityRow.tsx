import {
  ActivityAnswer,
  EntityResponsibilities,
} from 'backstage-plugin-operating-model-common';
import { ReactNode, useId, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
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
  const { activityRef, title, risk, accountable, responsible, contested } =
    activity;
  const names = {
    ...answer.parties,
    ...answer.definitions,
    [activityRef]: { title },
  };
  const answers = contested
    ? accountableParties(activity)
    : [accountable].filter(ref => ref !== undefined);
  return (
    <tbody role="rowgroup">
      <tr role="row">
        <th role="rowheader" scope="row">
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
          </button>
        </th>
        <Cell label={t('operations.accountable')}>
          {answers.length === 0 && (
            <RefList refs={[]} names={names} empty={t('operations.nobody')} />
          )}
          {answers.map((ref, index) => (
            <span key={ref}>
              {index > 0 && ` ${t('operations.or')} `}
              <RefLink entityRef={ref} names={names} />
            </span>
          ))}
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
      </tr>
      {open && (
        <tr role="row" id={detailsId}>
          <td role="cell" colSpan={4}>
            <ActivityDetails
              activity={activity}
              names={names}
              definitions={answer.definitions}
            />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td role="cell">
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </td>
  );
}

/** Whom the contradicting rows name, the one that is shown elsewhere first. */
function accountableParties({ rows }: ActivityAnswer): string[] {
  return [...new Set(rows.flatMap(row => row.accountable ?? []))];
}
