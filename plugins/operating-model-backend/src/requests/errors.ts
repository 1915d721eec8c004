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

/** The error that a caller gets for a problem of the domain. */
export function errorOf(problem: RequestProblem): Error {
  const message = describeRequestProblem(problem);
  switch (problem.code) {
    case 'forbidden':
      return new NotAllowedError(message);
    case 'illegal':
    case 'duplicate':
      return new ConflictError(message);
    case 'stale':
      return new PreconditionFailedError(message);
    default:
      return new InputError(message);
  }
}

/** @throws InputError that names every fault */
export function refuseInput(problems: readonly RequestProblem[]): never {
  throw new InputError(problems.map(describeRequestProblem).join('. '));
}
