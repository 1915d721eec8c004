import { ActivityAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { RunbookLine } from '../shared/RunbookLine';
import { StateTag } from '../shared/StateTag';
import shared from '../shared/shared.module.css';
import { ExemptLines } from './ExemptLines';

interface RunbookCellProps {
  activity: ActivityAnswer;
  names: Names;
}

/** What excuses the activity, then its best runbook with state and faults, how many more there are, or that there is none. */
export function RunbookCell({ activity, names }: RunbookCellProps) {
  const { exceptions, runbooks } = activity;
  return (
    <>
      <ExemptLines exceptions={exceptions} names={names} />
      {runbooks.length > 0 && <BestRunbook activity={activity} names={names} />}
      {runbooks.length + exceptions.length === 0 && (
        <NoRunbook activity={activity} names={names} />
      )}
    </>
  );
}

function BestRunbook({ activity, names }: RunbookCellProps) {
  const t = useTexts();
  const [best, ...more] = activity.runbooks;
  return (
    <>
      <RunbookLine runbook={best} names={names} />
      {more.length > 0 && (
        <div className={shared.small}>
          {t('operations.more', { count: more.length })}
        </div>
      )}
    </>
  );
}

function NoRunbook({
  activity: { accountable, cell },
  names,
}: RunbookCellProps) {
  const t = useTexts();
  if (!cell) {
    return <span className={shared.small}>{t('state.noneAsked')}</span>;
  }
  const party =
    accountable && names[accountable]?.exists
      ? names[accountable].title
      : undefined;
  return (
    <>
      <StateTag state="missing" />{' '}
      {party && (
        <span className={shared.small}>{t('state.owes', { party })}</span>
      )}
    </>
  );
}
