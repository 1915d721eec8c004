import { VirtualItem } from '@tanstack/react-virtual';
import { useTexts } from '../../hooks/useTexts';
import { GridCells } from '../matrices/GridCells';
import gridStyles from '../matrices/MatrixGrid.module.css';
import { GridMeasures } from '../matrices/gridMeasures';
import { DraftParty } from './draft/Draft';

interface EditorGridHeadProps {
  parties: DraftParty[];
  titles: Map<string, string | undefined>;
  exists(key: string): boolean;
  columns: VirtualItem[];
  measures: GridMeasures;
  active?: number;
}

/** The parties, across. */
export function EditorGridHead({
  parties,
  titles,
  exists,
  columns,
  measures,
  active,
}: EditorGridHeadProps) {
  const t = useTexts();
  return (
    <div role="rowgroup" className={gridStyles.head}>
      <div
        role="row"
        aria-rowindex={1}
        className={gridStyles.row}
        style={{ height: measures.head }}
      >
        <GridCells
          role="columnheader"
          row={0}
          columns={columns}
          measures={measures}
          active={active}
          count={parties.length}
          first={t('editor.activity')}
          last={t('editor.findings')}
        >
          {index => {
            const { key, written } = parties[index];
            if (key.startsWith('$')) {
              return (
                <code className={gridStyles.code}>
                  {key.split('.').join('\u200b.')}
                </code>
              );
            }
            return (
              <span
                className={`${gridStyles.clamped} ${exists(key) ? '' : gridStyles.dangling}`}
                title={key}
              >
                {!exists(key) && (
                  <span role="img" aria-label={t('editor.notInCatalog')}>
                    ✕{' '}
                  </span>
                )}
                {titles.get(key) ?? written}
              </span>
            );
          }}
        </GridCells>
      </div>
    </div>
  );
}
