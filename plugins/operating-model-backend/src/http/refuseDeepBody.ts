import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';

/** Nothing that we are sent is nested nearly as deep, and what reads it calls itself for each level. */
const MAX_LEVELS = 50;

/** @throws InputError for a body in which more things lie within each other than anybody can read */
export const refuseDeepBody: RequestHandler = (request, _response, next) => {
  let level: unknown[] = [request.body];
  for (let depth = 0; level.length; depth += 1) {
    if (depth > MAX_LEVELS) {
      throw new InputError(
        `The body is nested more than ${MAX_LEVELS} levels deep; send it flatter`,
      );
    }
    level = level.flatMap(each =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
  next();
};
