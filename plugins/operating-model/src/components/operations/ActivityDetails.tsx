import {
  ActivityAnswer,
  DefinitionInfo,
} from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { CriteriaList } from '../shared/CriteriaList';
import { ExternalLink } from '../shared/ExternalLink';
import { Facts } from '../shared/Facts';
import { Names, RefLink, RefList } from '../shared/RefLink';
import { RunbookLine } from '../shared/RunbookLine';
import shared from '../shared/shared.module.css';
import styles from './ActivityDetails.module.css';

interface ActivityDetailsProps {
  activity: ActivityAnswer;
  names: Names;
  definitions: Record<string, DefinitionInfo>;
}

/** The rest of the letters, and where every part of the answer comes from. */
export function ActivityDetails({
  activity,
  names,
  definitions,
}: ActivityDetailsProps) {
  const t = useTexts();
  const {
    cell,
    consulted,
    informed,
    note,
    runbooks,
    support,
    unresolved,
    validator,
  } = activity;
  const parties = (refs: string[]) =>
    refs.length ? <RefList refs={refs} names={names} empty="" /> : undefined;
  const nobody = <span className={shared.quiet}>{t('operations.nobody')}</span>;
  return (
    <div className={styles.root}>
      <Facts
        facts={[
          [t('operations.support'), parties(support)],
          [t('operations.consulted'), parties(consulted) ?? nobody],
          [t('operations.informed'), parties(informed) ?? nobody],
          [t('operations.validator'), validator && parties([validator])],
          [
            t('why.show'),
            <Why
              key="why"
              activity={activity}
              names={names}
              definitions={definitions}
            />,
          ],
          [t('why.note'), note],
          ...unresolved.map(({ letter, placeholder }): [string, ReactNode] => [
            placeholder,
            t('why.unresolved', {
              placeholder,
              letter: t(`operations.${letter}`),
            }),
          ]),
        ]}
      />
      {runbooks.length > 1 && (
        <div>
          {runbooks.slice(1).map(runbook => (
            <RunbookLine
              key={`${runbook.ref} ${runbook.url}`}
              runbook={runbook}
              names={names}
            />
          ))}
        </div>
      )}
      {cell && <CriteriaList criteria={cell.criteria} />}
    </div>
  );
}

function Why({ activity, names, definitions }: ActivityDetailsProps) {
  const t = useTexts();
  const { contested, rows, source } = activity;
  if (source !== 'matrix') return <>{t(`why.${source}`)}</>;
  const intro = contested ? t('why.contestedLong') : t('why.merged');
  return (
    <>
      {rows.length > 1 && intro}
      <ul className={styles.rows}>
        {rows.map(({ matrixRef, row, accountable }) => (
          <li key={`${matrixRef} ${row}`}>
            <RefLink entityRef={matrixRef} names={names} />,{' '}
            {t('definition.row')} {row}
            {contested && accountable && (
              <>
                : <RefLink entityRef={accountable} names={names} />
              </>
            )}
            <WrittenIn definition={definitions[matrixRef]} />
          </li>
        ))}
      </ul>
    </>
  );
}

function WrittenIn({ definition }: { definition?: DefinitionInfo }) {
  const t = useTexts();
  if (!definition?.file) return null;
  return (
    <span className={shared.quiet}>
      {' '}
      · {t('why.file')}{' '}
      {definition.viewUrl ? (
        <ExternalLink url={definition.viewUrl}>{definition.file}</ExternalLink>
      ) : (
        definition.file
      )}
      {definition.editUrl && (
        <>
          {' · '}
          <ExternalLink url={definition.editUrl}>{t('why.edit')}</ExternalLink>
        </>
      )}
    </span>
  );
}
