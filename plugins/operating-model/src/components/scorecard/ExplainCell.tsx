import { useTexts } from '../../hooks/useTexts';
import { RequestLink } from '../requestForm/RequestLink';
import { Loaded } from '../shared/Loaded';
import { Names, RefLink } from '../shared/RefLink';
import { StateTag } from '../shared/StateTag';
import { formatDate, formatScore } from '../shared/formats';
import { CellEvidence } from './CellEvidence';
import { ExplanationDialog } from '../shared/ExplanationDialog';
import { ScoredCell } from './ScoredCell';
import { useTitle } from './useTitle';

interface ExplainCellProps {
  entityRef: string;
  cell: ScoredCell;
  names: Names;
  /** When the cell was made; absent where it is as of now. */
  computedAt?: string;
  onClose(): void;
}

/** Why a cell is in its state: the runbook that was judged, each criterion with its evidence, and the file. */
export function ExplainCell({
  entityRef,
  cell,
  names,
  computedAt,
  onClose,
}: ExplainCellProps) {
  const t = useTexts();
  const { activityRef } = cell;
  const activityTitle = names[activityRef]?.title ?? activityRef;
  const title = useTitle(entityRef) ?? entityRef;
  return (
    <ExplanationDialog
      title={`${activityTitle}: ${title}`}
      width="40rem"
      onClose={onClose}
    >
      <p>
        <StateTag state={cell.state} />{' '}
        {cell.state !== 'unknown' &&
          cell.state !== 'exempt' &&
          t('scorecard.cell.worth', { score: formatScore(cell.score) })}
      </p>
      {cell.state === 'exempt' && cell.without && (
        <p>
          {t('scorecard.cell.without', {
            state: t(`state.${cell.without}`),
            score: formatScore(cell.score),
          })}
        </p>
      )}
      {cell.countsFrom && (
        <p>
          {t('scorecard.cell.announced', {
            date: formatDate(cell.countsFrom),
          })}
        </p>
      )}
      <Loaded
        of={`${entityRef} ${activityRef}`}
        load={api => api.responsibilities(entityRef)}
      >
        {answer => (
          <CellEvidence
            answer={answer}
            activityRef={activityRef}
            seen={
              computedAt ? { state: cell.state, at: computedAt } : undefined
            }
          />
        )}
      </Loaded>
      <p>
        <RefLink
          entityRef={entityRef}
          names={{ [entityRef]: { title } }}
          weight="bold"
        />
        {' · '}
        <RequestLink kind="exception" subject={{ entityRef, activityRef }} />
      </p>
    </ExplanationDialog>
  );
}
