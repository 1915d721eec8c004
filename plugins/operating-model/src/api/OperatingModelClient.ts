import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  DefinitionAnswer,
  EntityResponsibilities,
  WhoAnswer,
} from 'backstage-plugin-operating-model-common';
import { OperatingModelApi } from './OperatingModelApi';

/** @public */
export interface OperatingModelClientOptions {
  fetchApi: FetchApi;
}

/**
 * Talks to the backend of this plugin.
 *
 * @public
 */
export class OperatingModelClient implements OperatingModelApi {
  readonly #fetchApi: FetchApi;

  constructor(options: OperatingModelClientOptions) {
    this.#fetchApi = options.fetchApi;
  }

  responsibilities(entityRef: string): Promise<EntityResponsibilities> {
    return this.#get('/responsibilities', { entityRef });
  }

  who(entityRef: string): Promise<WhoAnswer> {
    return this.#get('/who', { entityRef });
  }

  definition(ref: string): Promise<DefinitionAnswer> {
    return this.#get('/definitions/by-ref', { ref });
  }

  async #get<T>(path: string, query: Record<string, string>): Promise<T> {
    const response = await this.#fetchApi.fetch(
      `plugin://operating-model${path}?${new URLSearchParams(query)}`,
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
