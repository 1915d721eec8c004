import { EntityResponsibilities } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import styles from './ActivitiesTable.module.css';
import { ActivityRow } from './ActivityRow';

interface ActivitiesTableProps {
  answer: EntityResponsibilities;
}

/**
 * A row an activity. The roles are spelled out because the narrow layout stacks the cells, and a browser forgets that a table is
 * one when its `display` changes.
 */
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
    <table
      role="table"
      className={styles.table}
      aria-label={t('operations.whoDoesWhat')}
    >
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('operations.activity')}
          </th>
          <th role="columnheader" scope="col">
            {t('operations.accountable')}
          </th>
          <th role="columnheader" scope="col">
            {t('operations.responsible')}
          </th>
          <th role="columnheader" scope="col">
            {t('operations.runbook')}
          </th>
        </tr>
      </thead>
      {answer.activities.map(activity => (
        <ActivityRow
          key={activity.activityRef}
          activity={activity}
          answer={answer}
        />
      ))}
    </table>
  );
}
