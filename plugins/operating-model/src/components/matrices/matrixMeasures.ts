import { GridMeasures, inPixels } from '../shared/grid/gridMeasures';

/** In rem. */
const SIZES: GridMeasures = {
  head: 3.5,
  row: 4,
  foot: 2.5,
  activity: 15,
  party: 6.5,
  findings: 14,
};

/** Where no row has a finding, its column is no wider than its name. */
const WITHOUT_FINDINGS: GridMeasures = { ...SIZES, findings: 6.5 };

export function matrixMeasures(hasFindings: boolean): GridMeasures {
  return inPixels(hasFindings ? SIZES : WITHOUT_FINDINGS);
}
