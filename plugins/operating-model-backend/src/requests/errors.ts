import {
  ConflictError,
  CustomErrorBase,
  InputError,
  NotAllowedError,
} from '@backstage/errors';
import {
  RequestProblem,
  describeRequestProblem,
} from 'backstage-plugin-operating-model-common';

/** The request has another version than the caller thinks. */
export class PreconditionFailedError extends CustomErrorBase {
  name = 'PreconditionFailedError' as const;
  readonly statusCode = 412;
}

function classOf(code: RequestProblem['code']) {
  switch (code) {
    case 'forbidden':
      return NotAllowedError;
    case 'illegal':
    case 'duplicate':
      return ConflictError;
    case 'stale':
      return PreconditionFailedError;
    default:
      return InputError;
  }
}

/** The error that a caller gets for problems of the domain; they travel with it, for a form to show each where it belongs. */
export function errorOf(...problems: readonly RequestProblem[]): Error {
  const [{ code, requestId }] = problems;
  const message = problems.map(describeRequestProblem).join('. ');
  return Object.assign(new (classOf(code))(message), {
    problems,
    ...(requestId && { requestId }),
  });
}

/** @throws InputError that names every fault */
export function refuseInput(problems: readonly RequestProblem[]): never {
  throw errorOf(...problems);
}
