import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError, stringifyError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  MODEL_KINDS,
  OperatingModel,
  compileOperatingModel,
} from 'backstage-plugin-operating-model-common';
import { ModelService } from './ModelService';

/** From this age on the model is compiled anew behind the answer; the reader does not wait. */
const STALE_AFTER_MS = 20_000;
/** From this age on the reader waits, so that nobody reads what is older than a minute. */
const TOO_OLD_AFTER_MS = 50_000;

/** A catalog that takes longer is treated as one that fails, so that nobody waits for ever. */
const READ_TIMEOUT_MS = 30_000;

const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.annotations',
  'spec',
];

export interface CatalogModelServiceOptions {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  incidentActivityRef?: string;
  /** Milliseconds; 30,000 when absent. */
  readTimeout?: number;
  now?: () => Date;
}

/**
 * Compiles the model from the catalog and keeps it for a short time in this process. The catalog tells nobody about changes, so
 * age is all there is to go by. What was read and is the same as before is not compiled again: the answers that a model has
 * worked out stay with it.
 */
export class CatalogModelService implements ModelService {
  readonly #options: CatalogModelServiceOptions;
  readonly #now: () => Date;
  #model?: OperatingModel;
  /** Of what the model was compiled from. */
  #hash?: string;
  /** When the read began that the model was last found to agree with. */
  #readAt = -Infinity;
  #running?: Promise<OperatingModel>;
  #next?: Promise<OperatingModel>;

  constructor(options: CatalogModelServiceOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async current(): Promise<OperatingModel> {
    const model = this.#model;
    const age = this.#now().getTime() - this.#readAt;
    if (model && age < STALE_AFTER_MS) return model;
    const refreshed = this.#compileOnce();
    if (!model) return refreshed;
    const either = refreshed.catch(() => model);
    return age < TOO_OLD_AFTER_MS ? model : either;
  }

  async refresh(): Promise<OperatingModel> {
    // A read under way may have passed by what the caller has just changed, so one that begins now is owed; all who ask
    // meanwhile share it.
    this.#next ??= (async () => {
      await this.#running?.catch(() => {});
      this.#next = undefined;
      return this.#compileOnce();
    })();
    return this.#next;
  }

  #compileOnce(): Promise<OperatingModel> {
    this.#running ??= this.#compileInTime()
      .catch(error => {
        this.#options.logger.warn(
          `The model could not be refreshed: ${stringifyError(error)}`,
        );
        throw new ServiceUnavailableError(
          'The catalog can not be read at the moment; try again in a few seconds',
        );
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  #compileInTime(): Promise<OperatingModel> {
    const { readTimeout = READ_TIMEOUT_MS } = this.#options;
    const done = new AbortController();
    const late = setTimeout(readTimeout, undefined, {
      signal: done.signal,
    }).then(() => {
      throw new Error(`The catalog did not answer within ${readTimeout} ms`);
    });
    return Promise.race([this.#compile(), late]).finally(() => done.abort());
  }

  async #compile(): Promise<OperatingModel> {
    const { catalog, auth, incidentActivityRef } = this.#options;
    const now = this.#now();
    const credentials = await auth.getOwnServiceCredentials();
    const entities: Entity[] = [];
    const pages = catalog.streamEntities(
      { filter: { kind: [...MODEL_KINDS] }, fields: FIELDS, pageSize: 2000 },
      { credentials },
    );
    // Reviews fall due from one day to the next.
    const hash = createHash('sha1').update(now.toISOString().slice(0, 10));
    for await (const page of pages) {
      for (const entity of page) hash.update(JSON.stringify(entity));
      entities.push(...page);
    }
    const found = hash.digest('base64');
    const model =
      this.#model && this.#hash === found
        ? this.#model
        : compileOperatingModel(entities, { now, incidentActivityRef });
    this.#model = model;
    this.#hash = found;
    this.#readAt = now.getTime();
    return model;
  }
}
