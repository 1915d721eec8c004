import {
  CELL_STATES,
  ScorecardSummary,
} from 'backstage-plugin-operating-model-common';

/** What cells add up to, wherever the scorecard says it. */
export type Figures = Pick<
  ScorecardSummary,
  'entities' | 'score' | 'scoreWithoutExceptions' | 'level' | 'cells'
>;

export function countCells({ cells }: Pick<Figures, 'cells'>): number {
  return CELL_STATES.reduce((sum, state) => sum + cells[state], 0);
}
