/** Sizes of a grid: rows and columns of one size each are found without measuring, however many there are. */
export type GridMeasures = Record<
  'head' | 'row' | 'foot' | 'activity' | 'party' | 'findings',
  number
>;

/** Sizes in rem as pixels, by the size of text that the reader has chosen. */
export function inPixels(sizes: GridMeasures): GridMeasures {
  const { fontSize } = getComputedStyle(document.documentElement);
  const rem = parseFloat(fontSize) || 16;
  const pixels = (size: number) => Math.round(size * rem);
  return {
    head: pixels(sizes.head),
    row: pixels(sizes.row),
    foot: pixels(sizes.foot),
    activity: pixels(sizes.activity),
    party: pixels(sizes.party),
    findings: pixels(sizes.findings),
  };
}
