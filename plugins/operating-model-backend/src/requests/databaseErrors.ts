import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, stringifyError } from '@backstage/errors';

/** A pool that has no connection to give, or a database that does not answer, keeps nobody waiting for longer. */
const PATIENCE_MS = 10_000;

/**
 * Errors of a database carry statements and values: the log may have them, a caller not.
 *
 * @param work - calls `begin` when it has what it waited for and may take its time from then on; where the caller was told
 * meanwhile that it was not done, that throws, so that it is not done afterwards
 */
export async function withoutSql<T>(
  logger: LoggerService,
  work: (begin: () => void) => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let givenUp = false;
  const begin = () => {
    if (givenUp) throw new Error('Nobody waits for this any more');
    clearTimeout(timer);
  };
  const patience = new Promise<never>((_done, failed) => {
    timer = setTimeout(() => {
      givenUp = true;
      failed(new Error(`No answer of the database within ${PATIENCE_MS} ms`));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([work(begin), patience]);
  } catch (error) {
    logger.error(`The requests can not be reached: ${stringifyError(error)}`);
    throw new ServiceUnavailableError(
      'The requests can not be reached at the moment; try again in a few seconds',
    );
  } finally {
    clearTimeout(timer);
  }
}
