import { GridMeasures, inPixels } from '../shared/grid/gridMeasures';

/** In rem. A row has room for title, risk, and who checks the result. */
const WIDE: GridMeasures = {
  head: 3.5,
  row: 4.75,
  foot: 0,
  activity: 15,
  party: 6.5,
  findings: 15,
};

/** On a phone the letters come first, and titles take a line more. */
const NARROW: GridMeasures = {
  ...WIDE,
  row: 5.5,
  activity: 9,
  party: 5,
  findings: 9,
};

export function editorMeasures(narrow: boolean): GridMeasures {
  return inPixels(narrow ? NARROW : WIDE);
}
