import { ResponseError } from '@backstage/errors';

/** Whether the server says that the reader may not. */
export function isDenied(error: unknown): boolean {
  return ResponseError.is(error) && error.statusCode === 403;
}

/** What went wrong in the words of the server, where it said any. */
export function messageOf(error: Error): string {
  return ResponseError.is(error) ? error.cause.message : error.message;
}

/**
 * The same, with fields under the names that they have on the screen. The server begins what it says of a field with its name in
 * the API.
 *
 * @param labels - by that name
 */
export function labelledMessageOf(
  error: Error,
  labels: Record<string, string>,
): string {
  const names = Object.keys(labels).join('|');
  return messageOf(error).replace(
    new RegExp(`(^|\\. )(${names})(?= )`, 'g'),
    (_, before: string, name: string) => `${before}“${labels[name]}”`,
  );
}
