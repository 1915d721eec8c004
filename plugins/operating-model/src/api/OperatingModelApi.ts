import { createApiRef } from '@backstage/frontend-plugin-api';
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
  RequestKind,
  RequestPreviewAnswer,
  RequestState,
  RequestsAnswer,
  RulesAnswer,
  Severity,
  TeamAnswer,
  TeamsAnswer,
  WhoAnswer,
} from 'backstage-plugin-operating-model-common';

/** @public */
export interface Page {
  /** At most 500. */
  limit?: number;
  cursor?: string;
}

/** @public */
export interface FindingsQuestion extends Page {
  rule?: string;
  severity?: Severity;
  subjectRef?: string;
  ownerRef?: string;
}

/** @public */
export interface RequestsQuestion extends Page {
  mine?: boolean;
  toDecide?: boolean;
  state?: RequestState[];
  kind?: RequestKind;
  subjectRef?: string;
  ownerRef?: string;
  /** ISO 8601 with a time zone. */
  endsBefore?: string;
}

/**
 * Reads what the model says. Every call is one request; failures are `ResponseError`s.
 *
 * @public
 */
export interface OperatingModelApi {
  responsibilities(entityRef: string): Promise<EntityResponsibilities>;
  who(entityRef: string): Promise<WhoAnswer>;
  /** @param ref - of an activity, runbook, matrix or agreement */
  definition(ref: string): Promise<DefinitionAnswer>;
  findings(question: FindingsQuestion): Promise<FindingsAnswer>;
  rules(): Promise<RulesAnswer>;
  matrices(page: Page): Promise<MatricesAnswer>;
  matrix(ref: string): Promise<MatrixAnswer>;
  agreements(page: Page): Promise<AgreementsAnswer>;
  teams(page: Page): Promise<TeamsAnswer>;
  team(groupRef: string): Promise<TeamAnswer>;
  requests(question: RequestsQuestion): Promise<RequestsAnswer>;
  request(id: string): Promise<RequestAnswer>;
  requestEvents(id: string, page: Page): Promise<RequestEventsAnswer>;
  /** What a draft would lead to; nothing is kept. @param draft - as the API takes it, complete or not */
  previewRequest(draft: object): Promise<RequestPreviewAnswer>;
  /** @param key - the same for the same request: sent again it happens once */
  createRequest(draft: object, key: string): Promise<RequestAnswer>;
  commandRequest(
    request: { id: string; version: number },
    command: RequestCommand,
    key: string,
  ): Promise<RequestAnswer>;
}

/** @public */
export const operatingModelApiRef = createApiRef<OperatingModelApi>().with({
  id: 'plugin.operating-model.client',
  pluginId: 'operating-model',
});
