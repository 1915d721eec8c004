import {
  ActivityAnswer,
  RunbookAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { Names } from '../shared/RefLink';
import { StateTag } from '../shared/StateTag';
import { formatDate, formatScore } from '../shared/formats';
import styles from './ActivitiesTable.module.css';

interface RunbookCellProps {
  activity: ActivityAnswer;
  names: Names;
}

/** The best runbook of an activity with its state and faults, how many more there are, or that there is none. */
export function RunbookCell({
  activity: { accountable, cell, runbooks },
  names,
}: RunbookCellProps) {
  const t = useTexts();
  const [best, ...more] = runbooks;
  if (!best) {
    if (!cell)
      return <span className={styles.line}>{t('state.noneAsked')}</span>;
    const party =
      accountable && names[accountable]?.exists
        ? names[accountable].title
        : undefined;
    return (
      <>
        <StateTag state="missing" />{' '}
        {party && (
          <span className={styles.problems}>{t('state.owes', { party })}</span>
        )}
      </>
    );
  }
  return (
    <>
      <RunbookLine runbook={best} names={names} />
      {more.length > 0 && (
        <div className={styles.line}>
          {t('operations.more', { count: more.length })}
        </div>
      )}
    </>
  );
}

interface RunbookLineProps {
  runbook: RunbookAnswer;
  names: Names;
}

/** A runbook with its state and what is wrong with it. */
export function RunbookLine({ runbook, names }: RunbookLineProps) {
  const t = useTexts();
  const { inline, problems, score, state, title, url, validated } = runbook;
  const tried =
    validated &&
    t('state.tried', {
      date: formatDate(validated.on),
      by: names[validated.by]?.title ?? validated.by,
    });
  const remarks = [
    inline ? t('state.inline') : undefined,
    ...(problems.length ? problems : [tried]),
  ];
  return (
    <div className={styles.runbook}>
      <ExternalLink url={url}>{title}</ExternalLink>
      <div>
        <StateTag state={state}>
          {state === 'weak'
            ? `${t('state.weak')} ${formatScore(score)}`
            : undefined}
        </StateTag>{' '}
        <span className={styles.problems}>
          {remarks.filter(Boolean).join('\u00a0· ')}
        </span>
      </div>
    </div>
  );
}
