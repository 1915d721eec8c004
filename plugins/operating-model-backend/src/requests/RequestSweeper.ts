import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { RequestStore } from './RequestStore';

const BATCH = 100;

const KEEP_KEYS_MS = 7 * 24 * 3_600_000;

/**
 * Records what time has done to requests and reminds people. Nothing depends on it but that they are told: what a request's state
 * is, is computed when it is read. Several may run at once, and one that is stopped leaves nothing half done.
 */
export class RequestSweeper {
  readonly #store: RequestStore;
  readonly #logger: LoggerService;

  constructor(options: { store: RequestStore; logger: LoggerService }) {
    this.#store = options.store;
    this.#logger = options.logger;
  }

  /** @returns how many requests were brought up to date */
  async sweep(signal?: AbortSignal): Promise<number> {
    const done = new Set<string>();
    const failed = new Set<string>();
    while (!signal?.aborted) {
      const ids = await this.#store.due(BATCH + failed.size);
      const fresh = ids.filter(id => !done.has(id) && !failed.has(id));
      if (fresh.length === 0) break;
      for (const id of fresh) {
        try {
          await this.#store.bringUpToDate(id);
          done.add(id);
        } catch (error) {
          // One that can't be mended must not keep the others waiting.
          failed.add(id);
          this.#logger.warn(
            `The request ${id} could not be brought up to date: ${stringifyError(error)}`,
          );
        }
      }
    }
    const now = await this.#store.now();
    await this.#store.forgetKeys(new Date(now.getTime() - KEEP_KEYS_MS));
    return done.size;
  }
}
