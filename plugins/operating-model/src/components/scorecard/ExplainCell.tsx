import { ScorecardEntity } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RequestLink } from '../requestForm/RequestLink';
import { Loaded } from '../shared/Loaded';
import { Names, RefLink } from '../shared/RefLink';
import { StateTag } from '../shared/StateTag';
import { formatDate, formatScore } from '../shared/formats';
import { CellEvidence } from './CellEvidence';
import { ExplanationDialog } from '../shared/ExplanationDialog';

interface ExplainCellProps {
  entity: ScorecardEntity;
  cell: ScorecardEntity['cells'][number];
  names: Names;
  /** When the cell was made. */
  computedAt?: string;
  onClose(): void;
}

/** Why a cell is in its state: the runbook that was judged, each criterion with its evidence, and the file. */
export function ExplainCell({
  entity,
  cell,
  names,
  computedAt,
  onClose,
}: ExplainCellProps) {
  const t = useTexts();
  const { activityRef } = cell;
  const activityTitle = names[activityRef]?.title ?? activityRef;
  return (
    <ExplanationDialog
      title={`${activityTitle}: ${names[entity.ref]?.title ?? entity.ref}`}
      width="40rem"
      onClose={onClose}
    >
      <p>
        <StateTag state={cell.state} />{' '}
        {cell.state !== 'unknown' &&
          cell.state !== 'exempt' &&
          t('scorecard.cell.worth', { score: formatScore(cell.score) })}
      </p>
      {cell.state === 'exempt' && (
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
        of={`${entity.ref} ${activityRef}`}
        load={api => api.responsibilities(entity.ref)}
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
        <RefLink entityRef={entity.ref} names={names} weight="bold" />
        {' · '}
        <RequestLink
          kind="exception"
          subject={{ entityRef: entity.ref, activityRef }}
        />
      </p>
    </ExplanationDialog>
  );
}
