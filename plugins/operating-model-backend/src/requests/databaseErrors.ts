import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, stringifyError } from '@backstage/errors';

/** Errors of a database carry statements and values: the log may have them, a caller not. */
export async function withoutSql<T>(
  logger: LoggerService,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    logger.error(`The requests can not be reached: ${stringifyError(error)}`);
    throw new ServiceUnavailableError(
      'The requests can not be reached at the moment; try again in a few seconds',
    );
  }
}
