import { MatrixAnswer } from 'backstage-plugin-operating-model-common';
import { ExplanationDialog } from '../shared/ExplanationDialog';
import { CellSubject } from './MatrixGrid';
import { PartyExplanation } from './PartyExplanation';
import { RowExplanation } from './RowExplanation';

interface ExplainDialogProps {
  matrix: MatrixAnswer;
  subject?: CellSubject;
  onClose(): void;
}

/** What stands behind a cell, a row or a column. */
export function ExplainDialog({
  matrix,
  subject,
  onClose,
}: ExplainDialogProps) {
  if (!subject) return null;
  const { row, party } = subject;
  return (
    <ExplanationDialog
      title={row?.title ?? party?.title}
      width="36rem"
      onClose={onClose}
    >
      {row && <RowExplanation matrix={matrix} row={row} party={party} />}
      {!row && party && <PartyExplanation matrix={matrix} party={party} />}
    </ExplanationDialog>
  );
}
