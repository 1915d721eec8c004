import {
  LETTERS,
  Letter,
  RowAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names, RefLink, RefList } from '../shared/RefLink';
import styles from './definitions.module.css';

interface RowsTableProps {
  rows: RowAnswer[];
  names: Names;
  /** What tells the rows apart: on a matrix the activity, on an activity the matrix. */
  first: 'activity' | 'matrix';
}

/** Matrix rows as they are written, placeholders and all. Letters that no row uses have no column. */
export function RowsTable({ rows, names, first }: RowsTableProps) {
  const t = useTexts();
  const letters = (Object.keys(LETTERS) as Letter[]).filter(letter =>
    rows.some(row => row[letter].length),
  );
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={t('definition.rows')}
      // What scrolls has to be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">
              {first === 'activity'
                ? t('operations.activity')
                : t('definition.matrixCard')}
            </th>
            {letters.map(letter => (
              <th key={letter} scope="col">
                {t(`operations.${letter}`)}
              </th>
            ))}
            <th scope="col">{t('operations.validator')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.matrixRef} ${row.row}`}>
              <th scope="row">
                <RefLink
                  entityRef={
                    first === 'activity' ? row.activityRef : row.matrixRef
                  }
                  names={names}
                />
                <div className={styles.note}>
                  {t('definition.row')} {row.row}
                  {row.note && ` · ${row.note}`}
                </div>
              </th>
              {letters.map(letter => (
                <td key={letter}>
                  <RefList refs={row[letter]} names={names} empty="–" />
                </td>
              ))}
              <td>
                <RefList refs={row.validator} names={names} empty="–" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
