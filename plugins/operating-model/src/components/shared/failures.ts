import { ResponseError } from '@backstage/errors';

/** Whether the server says that the reader may not. */
export function isDenied(error: unknown): boolean {
  return ResponseError.is(error) && error.statusCode === 403;
}

/** What went wrong in the words of the server, where it said any. */
export function messageOf(error: Error): string {
  return ResponseError.is(error) ? error.cause.message : error.message;
}
