/** How much of a table is taken: more than any matrix that people can read, and little enough to stay fast. @public */
export const TABLE_LIMITS = {
  /** Columns of parties. */
  parties: 200,
  /** Rows. */
  activities: 1_000,
  /** Characters of the whole text. */
  characters: 2_000_000,
  /** How many problems are listed one by one. */
  problems: 100,
} as const;
