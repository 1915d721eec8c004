import { OperatingModel } from 'backstage-plugin-operating-model-common';
import { useMemo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { LetterChips, useLetterWords } from '../shared/grid/LetterChips';
import { Method } from '../shared/grid/letters';
import { ImportedTable } from './ImportDialog';
import { activityKey } from './draft/partyKey';
import { readRows } from './draft/readDraft';
import styles from './editor.module.css';

/** Enough to see whether rows and columns are understood as they are meant. */
const MAX_ROWS = 8;

interface ImportPreviewProps {
  table: ImportedTable;
  model: OperatingModel;
  method: Method;
  namespace?: string;
}

/** How a table is understood, before it is taken. */
export function ImportPreview({
  table,
  model,
  method,
  namespace,
}: ImportPreviewProps) {
  const t = useTexts();
  const words = useLetterWords();
  const { parties, rows } = useMemo(
    () => readRows(table.rows, { namespace, order: table.parties }),
    [table, namespace],
  );
  const titleOf = (activity: string) =>
    model.activities.get(activityKey(activity, namespace) ?? '')?.title ??
    activity;
  const hidden = rows.length - MAX_ROWS;
  const title = t('editor.importPreview', {
    activities: t('editor.importActivities', { count: rows.length }),
    parties: t('editor.importParties', { count: parties.length }),
  });
  return (
    <>
      <strong>{title}</strong>
      {/* What scrolls has to be reachable by keyboard. */}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
      <div
        className={styles.scroll}
        role="region"
        aria-label={title}
        tabIndex={0}
      >
        {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('editor.activity')}</th>
              {parties.map(({ key, written }) => (
                <th key={key} scope="col" title={key}>
                  {model.parties.get(key)?.title ?? written}
                </th>
              ))}
              <th scope="col">{t('editor.validator')}</th>
              <th scope="col">{t('editor.note')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MAX_ROWS).map(row => (
              <tr key={row.id}>
                <th scope="row" title={row.activity}>
                  {titleOf(row.activity)}
                </th>
                {parties.map(({ key }) => (
                  <td key={key}>
                    <LetterChips
                      letters={row.letters[key] ?? ''}
                      method={method}
                      words={words}
                    />
                  </td>
                ))}
                <td>{row.validator}</td>
                <td>{row.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 && (
        <p className={styles.quiet}>
          {t('editor.importMore', { count: hidden })}
        </p>
      )}
    </>
  );
}
