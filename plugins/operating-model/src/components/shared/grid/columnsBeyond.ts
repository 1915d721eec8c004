interface Strip {
  /** How far it is scrolled. */
  offset: number;
  /** How wide the part in sight is. */
  seen: number;
  /** The width of a column of a party. */
  party: number;
  /** The width of the last column; 0 where it does not scroll with the others. */
  last: number;
  /** Those of parties. */
  columns: number;
}

/** Borders and rounding hide nothing. */
const TOLERANCE = 4;

/** How many of the columns that scroll are not wholly in sight, to the left and to the right. */
export function columnsBeyond({ offset, seen, party, last, columns }: Strip): {
  before: number;
  after: number;
} {
  const end = offset + seen + TOLERANCE;
  const hidden = Math.ceil((columns * party - end) / party);
  const lastIsHidden = last > 0 && columns * party + last > end;
  return {
    before: Math.min(
      columns,
      Math.max(0, Math.ceil((offset - TOLERANCE) / party)),
    ),
    after: Math.min(columns, Math.max(0, hidden)) + (lastIsHidden ? 1 : 0),
  };
}
