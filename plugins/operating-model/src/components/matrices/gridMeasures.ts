/** Sizes of the grid in rem: rows and columns of one size each are found without measuring, however many there are. */
const REM = {
  head: 3.5,
  row: 4,
  foot: 2.5,
  activity: 15,
  party: 6.5,
  findings: 14,
  /** Of the findings where there are none. */
  noFindings: 6.5,
};

export type GridMeasures = Record<
  Exclude<keyof typeof REM, 'noFindings'>,
  number
>;

/** The sizes in pixels, by the size of text that the reader has chosen. */
export function gridMeasures(hasFindings = true): GridMeasures {
  const root = parseFloat(
    getComputedStyle(document.documentElement).fontSize || '16',
  );
  const pixels = (rem: number) => Math.round(rem * (root || 16));
  return {
    head: pixels(REM.head),
    row: pixels(REM.row),
    foot: pixels(REM.foot),
    activity: pixels(REM.activity),
    party: pixels(REM.party),
    findings: pixels(hasFindings ? REM.findings : REM.noFindings),
  };
}
