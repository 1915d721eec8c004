import { InputError } from '@backstage/errors';
import express, { RequestHandler } from 'express';

const MAX_BODY = '100kb';

const readJson = express.json({ limit: MAX_BODY });

/** The parser's own error holds the body, and would be answered with it. */
function clearError(error: unknown) {
  const { type, message } = error as { type?: string; message?: string };
  return type === 'entity.parse.failed'
    ? new InputError(`The body is not JSON: ${message}; send it as JSON`)
    : error;
}

/** Reads what is sent as JSON, of up to 100 kB. Answers with a 400 what is none, with a 413 what is larger. */
export const readJsonBody: RequestHandler = (request, response, next) =>
  readJson(request, response, (error?: unknown) =>
    next(error && clearError(error)),
  );
