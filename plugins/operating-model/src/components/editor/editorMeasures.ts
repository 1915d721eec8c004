import { GridMeasures } from '../matrices/gridMeasures';

/** In rem. A row has room for title, risk, and who checks the result. */
const WIDE: GridMeasures = {
  head: 3.5,
  row: 4.75,
  foot: 0,
  activity: 15,
  party: 6.5,
  findings: 15,
};

/** On a phone the letters come first. */
const NARROW: GridMeasures = { ...WIDE, activity: 9, party: 4.5, findings: 9 };

/** The sizes in pixels, by the size of text that the reader has chosen. */
export function editorMeasures(narrow: boolean): GridMeasures {
  const { fontSize } = getComputedStyle(document.documentElement);
  const rem = parseFloat(fontSize) || 16;
  const inPixels = Object.entries(narrow ? NARROW : WIDE).map(
    ([name, size]) => [name, Math.round(size * rem)],
  );
  return Object.fromEntries(inPixels);
}
