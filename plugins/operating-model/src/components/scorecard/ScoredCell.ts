import {
  CellState,
  ScorecardEntity,
} from 'backstage-plugin-operating-model-common';

/** A cell as far as a score is made of it. */
export interface ScoredCell extends Pick<
  ScorecardEntity['cells'][number],
  'activityRef' | 'risk' | 'state' | 'score' | 'countsFrom'
> {
  /** What it would be without its exception, where that is known. */
  without?: CellState;
}
