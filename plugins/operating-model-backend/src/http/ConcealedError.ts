import { CustomErrorBase } from '@backstage/errors';

/** What is there, and what this caller may not know of: it looks like what is not there, and leaves a trace with the auditor. */
export class ConcealedError extends CustomErrorBase {
  name = 'NotFoundError' as const;
}
