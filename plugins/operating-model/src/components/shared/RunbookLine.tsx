import { RunbookAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from './ExternalLink';
import { Names } from './RefLink';
import { StateTag } from './StateTag';
import { formatDate, formatScore } from './formats';
import styles from './shared.module.css';

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
        <span className={styles.small}>
          {remarks.filter(Boolean).join('\u00a0· ')}
        </span>
      </div>
    </div>
  );
}
