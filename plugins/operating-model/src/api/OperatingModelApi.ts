import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  AgreementsAnswer,
  DefinitionAnswer,
  EntityResponsibilities,
  FindingsAnswer,
  MatricesAnswer,
  MatrixAnswer,
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
}

/** @public */
export const operatingModelApiRef = createApiRef<OperatingModelApi>().with({
  id: 'plugin.operating-model.client',
  pluginId: 'operating-model',
});
