import { LoggerService } from '@backstage/backend-plugin-api';
import { ErrorRequestHandler } from 'express';

/** The errors of Backstage that tell a caller what to do; their messages are ours. */
const FOR_CALLERS = new Set([
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'ServiceUnavailableError',
]);

function isForCallers(
  error: Error & { status?: number; statusCode?: number },
): boolean {
  const status = error.statusCode ?? error.status ?? 500;
  return FOR_CALLERS.has(error.name) || (status >= 400 && status < 500);
}

/**
 * Hands an error on to the host without anything that only we should see. In development the host sends stacks to the caller, and
 * a message from below (a database's, say) may carry values: both go to the log alone.
 */
export function withoutStack(logger: LoggerService): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (error.name === 'ServiceUnavailableError')
      response.setHeader('Retry-After', '5');
    if (isForCallers(error)) {
      error.stack = undefined;
      next(error);
      return;
    }
    logger.error('A request failed', error);
    const hidden = new Error(
      'Something went wrong on the server; its log says what',
    );
    hidden.stack = undefined;
    next(hidden);
  };
}
