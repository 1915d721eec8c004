import { VirtualItem } from '@tanstack/react-virtual';
import { OperatingModel } from 'backstage-plugin-operating-model-common';
import { memo } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { SeveritySign } from '../shared/Severity';
import { GridLine } from '../shared/grid/GridLine';
import { LetterChips, useLetterWords } from '../shared/grid/LetterChips';
import gridStyles from '../shared/grid/grid.module.css';
import { GridMeasures } from '../shared/grid/gridMeasures';
import { Method } from '../shared/grid/letters';
import { titledText } from '../shared/titledText';
import { RowFinding } from './arrangeFindings';
import { DraftParty, DraftRow } from './draft/Draft';
import { activityKey, partyKey, splitParties } from './draft/partyKey';
import styles from './editor.module.css';

interface EditorGridRowProps {
  row: DraftRow;
  findings?: RowFinding;
  model: OperatingModel;
  names: Names;
  namespace?: string;
  /** Which row of the grid it is, counted from 0. */
  index: number;
  top: number;
  parties: DraftParty[];
  columns: VirtualItem[];
  measures: GridMeasures;
  method: Method;
  active?: number;
}

/** An activity with its letters. Drawn anew only when something of it changed. */
export const EditorGridRow = memo(function Row({
  row,
  findings,
  model,
  names,
  namespace,
  index,
  top,
  parties,
  columns,
  measures,
  method,
  active,
}: EditorGridRowProps) {
  const words = useLetterWords();
  return (
    <GridLine
      role="gridcell"
      index={index}
      height={measures.row}
      top={top}
      columns={columns}
      measures={measures}
      active={active}
      count={parties.length}
      first={<ActivityCell row={row} model={model} namespace={namespace} />}
      last={<FindingsCell findings={findings} names={names} />}
    >
      {column => {
        const { key } = parties[column];
        const severity = findings?.cells[key];
        return (
          <>
            <LetterChips
              letters={row.letters[key] ?? ''}
              method={method}
              words={words}
            />
            {severity && (
              <span className={styles.cellSign}>
                <SeveritySign severity={severity} />
              </span>
            )}
          </>
        );
      }}
    </GridLine>
  );
});

function ActivityCell({
  row: { activity, validator, note },
  model,
  namespace,
}: Pick<EditorGridRowProps, 'row' | 'model' | 'namespace'>) {
  const t = useTexts();
  const known = model.activities.get(activityKey(activity, namespace) ?? '');
  const validators = splitParties(validator)
    .map(each => model.parties.get(partyKey(each, namespace))?.title ?? each)
    .join(', ');
  const more = [
    validators && t('editor.checks', { validator: validators }),
    note.replace(/\s+/g, ' '),
  ].filter(Boolean);
  return (
    <div className={gridStyles.stack}>
      <span
        className={`${gridStyles.title} ${gridStyles.clamped}`}
        title={activity}
      >
        {known?.title ?? activity}
      </span>
      {known ? (
        <span className={gridStyles.quiet}>{t(`risk.${known.risk}`)}</span>
      ) : (
        <span className={gridStyles.dangling}>
          ✕ {t('editor.notInCatalog')}
        </span>
      )}
      {more.length > 0 && (
        <span className={styles.more} title={more.join(' · ')}>
          {more.join(' · ')}
        </span>
      )}
    </div>
  );
}

function FindingsCell({
  findings,
  names,
}: Pick<EditorGridRowProps, 'findings' | 'names'>) {
  const t = useTexts();
  const [first] = findings?.all ?? [];
  if (!findings || !first) return null;
  const rest = findings.all.length - 1;
  return (
    <div className={gridStyles.stack}>
      <span className={gridStyles.clamped} title={first.message}>
        <SeveritySign severity={first.severity} />{' '}
        {titledText(first.message, names)}
      </span>
      {rest > 0 && (
        <span className={gridStyles.quiet}>
          {t('matrices.moreFindings', { count: rest })}
        </span>
      )}
    </div>
  );
}
