import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  AgreementsAnswer,
  DefinitionAnswer,
  EntityResponsibilities,
  FindingsAnswer,
  MatricesAnswer,
  MatrixAnswer,
  RulesAnswer,
  TeamAnswer,
  TeamsAnswer,
  WhoAnswer,
} from 'backstage-plugin-operating-model-common';
import { FindingsQuestion, OperatingModelApi, Page } from './OperatingModelApi';

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

  findings(question: FindingsQuestion): Promise<FindingsAnswer> {
    return this.#get('/findings', { ...question });
  }

  rules(): Promise<RulesAnswer> {
    return this.#get('/rules', {});
  }

  matrices(page: Page): Promise<MatricesAnswer> {
    return this.#get('/matrices', { ...page });
  }

  matrix(ref: string): Promise<MatrixAnswer> {
    return this.#get('/matrices/by-ref', { ref });
  }

  agreements(page: Page): Promise<AgreementsAnswer> {
    return this.#get('/agreements', { ...page });
  }

  teams(page: Page): Promise<TeamsAnswer> {
    return this.#get('/teams', { ...page });
  }

  team(groupRef: string): Promise<TeamAnswer> {
    return this.#get('/teams/overview', { groupRef });
  }

  async #get<T>(
    path: string,
    query: Record<string, string | number | undefined>,
  ): Promise<T> {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    );
    const response = await this.#fetchApi.fetch(
      `plugin://operating-model${path}?${new URLSearchParams(given)}`,
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
