import { ScorecardSummary } from 'backstage-plugin-operating-model-common';

/** What cells add up to, wherever the scorecard says it. */
export type Figures = Pick<
  ScorecardSummary,
  'entities' | 'score' | 'scoreWithoutExceptions' | 'level' | 'cells'
>;

/** The states of a cell, the best first; those that don't count last. */
export const CELL_STATES = [
  'covered',
  'weak',
  'missing',
  'exempt',
  'unknown',
] as const;

export type CellState = (typeof CELL_STATES)[number];

export function countCells({ cells }: Pick<Figures, 'cells'>): number {
  return CELL_STATES.reduce((sum, state) => sum + cells[state], 0);
}
