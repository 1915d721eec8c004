import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  DefinitionAnswer,
  EntityResponsibilities,
  WhoAnswer,
} from 'backstage-plugin-operating-model-common';

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
}

/** @public */
export const operatingModelApiRef = createApiRef<OperatingModelApi>().with({
  id: 'plugin.operating-model.client',
  pluginId: 'operating-model',
});
