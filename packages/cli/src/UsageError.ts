/** The command was asked for something that it can't do; what it says is for the person who asked. */
export class UsageError extends Error {
  override name = 'UsageError';
}
