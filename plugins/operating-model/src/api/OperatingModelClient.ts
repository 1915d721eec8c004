import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  AgreementsAnswer,
  DefinitionAnswer,
  EntityResponsibilities,
  FindingsAnswer,
  MatricesAnswer,
  MatrixAnswer,
  RequestAnswer,
  RequestCommand,
  RequestEventsAnswer,
  RequestPreviewAnswer,
  RequestsAnswer,
  RulesAnswer,
  TeamAnswer,
  TeamsAnswer,
  WhoAnswer,
} from 'backstage-plugin-operating-model-common';
import {
  FindingsQuestion,
  OperatingModelApi,
  Page,
  RequestsQuestion,
} from './OperatingModelApi';

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

  requests({
    state,
    mine,
    toDecide,
    ...question
  }: RequestsQuestion): Promise<RequestsAnswer> {
    return this.#get('/requests', {
      ...question,
      mine: mine ? 'true' : undefined,
      toDecide: toDecide ? 'true' : undefined,
      state: state?.join(','),
    });
  }

  request(id: string): Promise<RequestAnswer> {
    return this.#get(`/requests/${encodeURIComponent(id)}`, {});
  }

  requestEvents(id: string, page: Page): Promise<RequestEventsAnswer> {
    return this.#get(`/requests/${encodeURIComponent(id)}/events`, { ...page });
  }

  previewRequest(draft: object): Promise<RequestPreviewAnswer> {
    return this.#post('/requests/preview', draft);
  }

  createRequest(draft: object, key: string): Promise<RequestAnswer> {
    return this.#post('/requests', draft, { 'Idempotency-Key': key });
  }

  commandRequest(
    { id, version }: { id: string; version: number },
    command: RequestCommand,
    key: string,
  ): Promise<RequestAnswer> {
    return this.#post(`/requests/${encodeURIComponent(id)}/commands`, command, {
      'Idempotency-Key': key,
      'If-Match': `"${version}"`,
    });
  }

  async #post<T>(
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await this.#fetchApi.fetch(
      `plugin://operating-model${path}`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
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
