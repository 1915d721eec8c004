import { z } from 'zod';
import { explainIssue } from '../kinds/explainIssue';
import { RequestProblem, RequestRecord, RequestState } from './types';

/** What zod refused, as problems of a request. */
export function describeIssues(error: z.ZodError): RequestProblem[] {
  return error.issues
    .flatMap(issue =>
      explainIssue(issue).map(problem =>
        // zod hands over the whole object, not the value that was to tell which of the kinds it is.
        issue.code === 'invalid_union' && issue.discriminator
          ? { ...problem, message: 'is missing or not known' }
          : problem,
      ),
    )
    .map(({ path, message, remedy }) => ({
      code: 'invalid',
      field: path === 'the entity' ? undefined : path,
      message: path === 'the entity' ? `The request ${message}` : message,
      remedy,
    }));
}

export function invalid(
  field: string,
  message: string,
  remedy: string,
): RequestProblem {
  return { code: 'invalid', field, message, remedy };
}

export function forbidden(message: string, remedy: string): RequestProblem {
  return { code: 'forbidden', message, remedy };
}

/** That there is a request about the same thing already; only its number is told, which says nothing to who may not read it. @public */
export function duplicateOf(
  { id, content }: RequestRecord,
  state: RequestState,
): RequestProblem {
  return {
    code: 'duplicate',
    message: `The ${content.kind} #${id} about the same is ${state.replace('-', ' ')}, and only one may be open at a time`,
    remedy: 'add to that one, or wait for its end',
    requestId: id,
  };
}

/** A problem as one line for a person. @public */
export function describeRequestProblem(problem: RequestProblem): string {
  const { field, message, remedy } = problem;
  return `${field ? `${field} ` : ''}${message}; ${remedy}`;
}
