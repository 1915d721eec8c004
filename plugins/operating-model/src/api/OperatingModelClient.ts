import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  AgreementsAnswer,
  DebtAnswer,
  DefinitionAnswer,
  EntityResponsibilities,
  FindingsAnswer,
  MatricesAnswer,
  MatrixAnswer,
  NextSteps,
  RequestAnswer,
  RequestCommand,
  RequestEventsAnswer,
  RequestPreviewAnswer,
  RequestsAnswer,
  RollUpBy,
  RulesAnswer,
  RunbookRun,
  RunbookRunDraft,
  RunbookRuns,
  ScorecardEntities,
  ScorecardHistory,
  ScorecardRefresh,
  ScorecardRefreshed,
  ScorecardRollUp,
  ScorecardSettingsAnswer,
  ScorecardSummary,
  ScorecardTarget,
  ScorecardTargetChange,
  ScorecardTargetDraft,
  ScorecardTargets,
  TeamAnswer,
  TeamsAnswer,
  WhoAnswer,
} from 'backstage-plugin-operating-model-common';
import {
  FindingsQuestion,
  MatricesQuestion,
  OperatingModelApi,
  Page,
  RequestsQuestion,
  ScorecardEntitiesQuestion,
  ScorecardPart,
} from './OperatingModelApi';

type Query = Record<string, string | number | undefined>;

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

  matrices(question: MatricesQuestion): Promise<MatricesAnswer> {
    return this.#get('/matrices', { ...question });
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

  exceptionDebt(groupRef?: string): Promise<DebtAnswer> {
    return this.#get('/requests/debt', { groupRef });
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

  scorecardSummary(part: ScorecardPart): Promise<ScorecardSummary> {
    return this.#get('/scorecard/summary', scorecardQuery(part));
  }

  scorecardRollUp(by: RollUpBy, part: ScorecardPart): Promise<ScorecardRollUp> {
    return this.#get('/scorecard/rollup', { by, ...scorecardQuery(part) });
  }

  scorecardEntities(
    question: ScorecardEntitiesQuestion,
  ): Promise<ScorecardEntities> {
    return this.#get('/scorecard/entities', scorecardQuery(question));
  }

  scorecardHistory(part: ScorecardPart): Promise<ScorecardHistory> {
    return this.#get('/scorecard/history', scorecardQuery(part));
  }

  scorecardSettings(): Promise<ScorecardSettingsAnswer> {
    return this.#get('/scorecard/settings', {});
  }

  scorecardRefresh(): Promise<ScorecardRefresh> {
    return this.#get('/scorecard/refresh', {});
  }

  refreshScorecard(entityRef?: string): Promise<ScorecardRefreshed> {
    return this.#post('/scorecard/refresh', { entityRef });
  }

  scorecardNextSteps(
    part: ScorecardPart & { limit?: number },
  ): Promise<NextSteps> {
    return this.#get('/scorecard/next-steps', scorecardQuery(part));
  }

  async exportScorecard(
    format: 'csv' | 'json',
    question: Omit<ScorecardEntitiesQuestion, keyof Page>,
    rows?: 'entities',
  ): Promise<Blob> {
    const query = { format, rows, ...scorecardQuery(question) };
    return (await this.#fetch('/scorecard/export', query)).blob();
  }

  scorecardTargets(groupRef?: string): Promise<ScorecardTargets> {
    return this.#get('/scorecard/targets', { groupRef });
  }

  createTarget(draft: ScorecardTargetDraft): Promise<ScorecardTarget> {
    return this.#post('/scorecard/targets', draft);
  }

  changeTarget(
    id: string,
    change: ScorecardTargetChange,
  ): Promise<ScorecardTarget> {
    return this.#send('PATCH', targetPath(id), change);
  }

  deleteTarget(id: string): Promise<ScorecardTarget> {
    return this.#send('DELETE', targetPath(id));
  }

  runbookRuns(runbookRef: string, page: Page): Promise<RunbookRuns> {
    return this.#get('/runbook-runs', { runbookRef, ...page });
  }

  reportRunbookRun(draft: RunbookRunDraft, key: string): Promise<RunbookRun> {
    return this.#post('/runbook-runs', draft, { 'Idempotency-Key': key });
  }

  #post<T>(
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    return this.#send('POST', path, body, headers);
  }

  async #send<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await this.#fetchApi.fetch(
      `plugin://operating-model${path}`,
      {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: body && JSON.stringify(body),
      },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }

  async #get<T>(path: string, query: Query): Promise<T> {
    return (await this.#fetch(path, query)).json();
  }

  async #fetch(path: string, query: Query): Promise<Response> {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    );
    const response = await this.#fetchApi.fetch(
      `plugin://operating-model${path}?${new URLSearchParams(given)}`,
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

function scorecardQuery({
  direct,
  ...query
}: ScorecardEntitiesQuestion): Query {
  return { ...query, direct: direct ? 'true' : undefined };
}

function targetPath(id: string): string {
  return `/scorecard/targets/${encodeURIComponent(id)}`;
}
