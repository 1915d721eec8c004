/** What the shell is told. */
export const EXIT = {
  fine: 0,
  /** The command did its work, and found something wrong. */
  problems: 1,
  /** The command could not do its work. */
  usage: 2,
} as const;
