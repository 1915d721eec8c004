import {
  ActivityAnswer,
  EntityResponsibilities,
} from 'backstage-plugin-operating-model-common';
import { useId, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { AccountableParties } from '../shared/AccountableParties';
import { RefList } from '../shared/RefLink';
import { StackedColumn, StackedTable } from '../shared/StackedTable';
import styles from './ActivitiesTable.module.css';
import { ActivityCell } from './ActivityCell';
import { ActivityDetails } from './ActivityDetails';
import { RunbookCell } from './RunbookCell';

interface ActivitiesTableProps {
  answer: EntityResponsibilities;
}

/** A row an activity; why the answer is what it is unfolds below it. */
export function ActivitiesTable({ answer }: ActivitiesTableProps) {
  const t = useTexts();
  const tableId = useId();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { activities, definitions, entityRef, parties } = answer;
  if (activities.length === 0) {
    return (
      <div className={styles.empty}>
        <strong>{t('operations.empty')}</strong>
        <p>{t('operations.emptyHint')}</p>
      </div>
    );
  }

  function toggle(activityRef: string) {
    const next = new Set(open);
    if (!next.delete(activityRef)) next.add(activityRef);
    setOpen(next);
  }

  const namesOf = ({ activityRef, title }: ActivityAnswer) => ({
    ...parties,
    ...definitions,
    [activityRef]: { title },
  });
  const detailsId = ({ activityRef }: ActivityAnswer) =>
    `${tableId} ${activityRef}`.replace(/\s/g, '-');
  const columns: StackedColumn<ActivityAnswer>[] = [
    {
      name: t('operations.activity'),
      share: 30,
      cell: activity => (
        <ActivityCell
          activity={activity}
          entityRef={entityRef}
          open={open.has(activity.activityRef)}
          detailsId={detailsId(activity)}
          onToggle={() => toggle(activity.activityRef)}
        />
      ),
    },
    {
      name: t('operations.accountable'),
      share: 17,
      cell: activity => (
        <AccountableParties activity={activity} names={namesOf(activity)} />
      ),
    },
    {
      name: t('operations.responsible'),
      share: 17,
      cell: activity => (
        <RefList
          refs={activity.responsible}
          names={namesOf(activity)}
          empty={t('operations.nobody')}
        />
      ),
    },
    {
      name: t('operations.runbook'),
      share: 36,
      cell: activity => (
        <RunbookCell activity={activity} names={namesOf(activity)} />
      ),
    },
  ];
  return (
    <StackedTable
      label={t('operations.whoDoesWhat')}
      columns={columns}
      items={activities}
      keyOf={({ activityRef }) => activityRef}
      below={activity =>
        open.has(activity.activityRef)
          ? {
              id: detailsId(activity),
              content: (
                <ActivityDetails
                  activity={activity}
                  names={namesOf(activity)}
                  definitions={definitions}
                />
              ),
            }
          : undefined
      }
    />
  );
}
