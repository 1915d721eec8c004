import { GridMeasures } from './gridMeasures';

interface Frame {
  /** How wide the grid is, of which less may be in sight than there is; 0 before it is known. */
  width: number;
  /** Those of parties. */
  columns: number;
  /** Whether the last column stays in sight, over those of parties. */
  lastInSight: boolean;
}

/** The same with columns of parties just so much wider that none is cut in two at the edge, where not all are in sight. */
export function wholeColumns(
  measures: GridMeasures,
  { width, columns, lastInSight }: Frame,
): GridMeasures {
  const { activity, party, findings } = measures;
  const seen = width - activity - (lastInSight ? findings : 0);
  const whole = Math.floor(seen / party);
  const isAllInSight = activity + columns * party + findings <= width;
  return whole < 1 || whole > columns || isAllInSight
    ? measures
    : { ...measures, party: seen / whole };
}
