import { EntityResponsibilities } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import styles from './ActivitiesTable.module.css';
import { ActivityRow } from './ActivityRow';

interface ActivitiesTableProps {
  answer: EntityResponsibilities;
}

/** A row an activity. No `<table>`: a narrow screen stacks the cells, and some browsers forget that a table is one when its `display` changes. */
export function ActivitiesTable({ answer }: ActivitiesTableProps) {
  const t = useTexts();
  if (answer.activities.length === 0) {
    return (
      <div className={styles.empty}>
        <strong>{t('operations.empty')}</strong>
        <p>{t('operations.emptyHint')}</p>
      </div>
    );
  }
  return (
    <div
      role="table"
      className={styles.table}
      aria-label={t('operations.whoDoesWhat')}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.row}>
          <div role="columnheader">{t('operations.activity')}</div>
          <div role="columnheader">{t('operations.accountable')}</div>
          <div role="columnheader">{t('operations.responsible')}</div>
          <div role="columnheader">{t('operations.runbook')}</div>
        </div>
      </div>
      {answer.activities.map(activity => (
        <ActivityRow
          key={activity.activityRef}
          activity={activity}
          answer={answer}
        />
      ))}
    </div>
  );
}
