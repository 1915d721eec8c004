import { createApiRef } from '@backstage/frontend-plugin-api';
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
  RequestKind,
  RequestPreviewAnswer,
  RequestState,
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
export interface MatricesQuestion extends Page {
  /** A part of the reference, the title, the method, or the title of the owner. */
  q?: string;
}

/** @public */
export interface RequestsQuestion extends Page {
  mine?: boolean;
  toDecide?: boolean;
  state?: RequestState[];
  kind?: RequestKind;
  subjectRef?: string;
  ownerRef?: string;
  /** From this moment on; ISO 8601 with a time zone. */
  endsAfter?: string;
  /** Before this moment. */
  endsBefore?: string;
}

/** What the scorecard is asked about: a group with all groups below it, a system or a domain; everything where none is named. @public */
export interface ScorecardPart {
  groupRef?: string;
  systemRef?: string;
  domainRef?: string;
  /** Of a group: only what it owns itself. */
  direct?: boolean;
}

/** @public */
export interface ScorecardEntitiesQuestion extends ScorecardPart, Page {
  state?: keyof ScorecardSummary['cells'];
  activityRef?: string;
  type?: string;
  lifecycle?: string;
  /** `asc` is the lowest score first. */
  order?: 'asc' | 'desc';
  /** A part of the reference. */
  q?: string;
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
  matrices(question: MatricesQuestion): Promise<MatricesAnswer>;
  matrix(ref: string): Promise<MatrixAnswer>;
  agreements(page: Page): Promise<AgreementsAnswer>;
  teams(page: Page): Promise<TeamsAnswer>;
  team(groupRef: string): Promise<TeamAnswer>;
  requests(question: RequestsQuestion): Promise<RequestsAnswer>;
  request(id: string): Promise<RequestAnswer>;
  /** What active exceptions weigh. @param groupRef - only those of a group and of the groups below it */
  exceptionDebt(groupRef?: string): Promise<DebtAnswer>;
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
  scorecardSummary(part: ScorecardPart): Promise<ScorecardSummary>;
  /** Of groups, those right under the group of the part. */
  scorecardRollUp(by: RollUpBy, part: ScorecardPart): Promise<ScorecardRollUp>;
  scorecardEntities(
    question: ScorecardEntitiesQuestion,
  ): Promise<ScorecardEntities>;
  /** Of the last 90 days. */
  scorecardHistory(part: ScorecardPart): Promise<ScorecardHistory>;
  scorecardSettings(): Promise<ScorecardSettingsAnswer>;
  scorecardRefresh(): Promise<ScorecardRefresh>;
  /** @param entityRef - only this entity, at once; the whole catalog soon when absent */
  refreshScorecard(entityRef?: string): Promise<ScorecardRefreshed>;
  scorecardNextSteps(
    part: ScorecardPart & { limit?: number },
  ): Promise<NextSteps>;
  /** @param rows - entities: each is one line, without its cells; with all of them when absent */
  exportScorecard(
    format: 'csv' | 'json',
    question: Omit<ScorecardEntitiesQuestion, keyof Page>,
    rows?: 'entities',
  ): Promise<Blob>;
  /** @param groupRef - the targets that concern it; all of them when absent */
  scorecardTargets(groupRef?: string): Promise<ScorecardTargets>;
  createTarget(draft: ScorecardTargetDraft): Promise<ScorecardTarget>;
  changeTarget(
    id: string,
    change: ScorecardTargetChange,
  ): Promise<ScorecardTarget>;
  deleteTarget(id: string): Promise<ScorecardTarget>;
  runbookRuns(runbookRef: string, page: Page): Promise<RunbookRuns>;
  /** @param key - the same for the same run: sent again it is kept once */
  reportRunbookRun(draft: RunbookRunDraft, key: string): Promise<RunbookRun>;
}

/** @public */
export const operatingModelApiRef = createApiRef<OperatingModelApi>().with({
  id: 'plugin.operating-model.client',
  pluginId: 'operating-model',
});
