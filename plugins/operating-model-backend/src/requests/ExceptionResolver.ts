import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  RequestPolicy,
  RequestRecord,
} from 'backstage-plugin-operating-model-common';
import { ActiveExceptions } from './ActiveExceptions';
import { ExceptionChecks } from './ExceptionChecks';
import { ExceptionNeed, Pass } from './ExceptionNeed';
import { RequestsService } from './RequestsService';

export interface ExceptionResolverOptions {
  checks: ExceptionChecks;
  exceptions: ActiveExceptions;
  logger: LoggerService;
  need: ExceptionNeed;
  policy: RequestPolicy;
  requests: Pick<RequestsService, 'resolve'>;
}

/** After each pass over the catalog, ends the exceptions that were not needed for as many passes as config says. */
export class ExceptionResolver {
  readonly #options: ExceptionResolverOptions;

  constructor(options: ExceptionResolverOptions) {
    this.#options = options;
  }

  async afterPass(signal?: AbortSignal): Promise<void> {
    const { checks, exceptions, logger, need } = this.#options;
    const pass = await need.lastPass();
    if (!pass) return;
    for (const request of await exceptions.read()) {
      if (signal?.aborted) return;
      try {
        await this.#count(request, pass);
      } catch (error) {
        // One that can't be told must not keep the others waiting.
        logger.warn(
          `Whether the exception ${request.id} is still needed could not be told: ${stringifyError(error)}`,
        );
      }
    }
    await checks.keepOnly(pass.computedAt);
  }

  async #count(request: RequestRecord, pass: Pass) {
    const { checks, need, policy, requests } = this.#options;
    if (!(await need.isDispensable(request, pass))) {
      await checks.failed(request.id);
      return;
    }
    const passes = await checks.passed(request.id, pass.computedAt);
    if (passes < policy.resolveAfterRefreshes) return;
    await requests.resolve(
      request.id,
      `What it excuses was in order in ${passes} ${passes === 1 ? 'refresh' : 'refreshes in a row'}`,
    );
  }
}
