import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ScorecardRefreshed,
  ScorecardSettings,
  operatingModelReadPermission,
  operatingModelScorecardRefreshPermission,
  scorecardRefreshRequestSchema,
  scorecardRefreshSchema,
  scorecardRefreshedSchema,
  scorecardSettingsSchema,
} from 'backstage-plugin-operating-model-common';
import { hiddenFrom } from '../catalog';
import { RefreshRhythm } from '../config';
import { Route } from '../http/Route';
import { readRef } from '../http/references';
import { ModelService } from '../model/ModelService';
import { RefreshService } from './RefreshService';
import { describeSettings } from './describeSettings';

/** @throws InputError that names the field */
function readEntityRef(body: unknown): string | undefined {
  const { entityRef, ...rest } = (body ?? {}) as Record<string, unknown>;
  const [unknown] = Object.keys(rest);
  if (unknown) {
    throw new InputError(
      `${unknown} is not known here; give entityRef, or nothing for the whole catalog`,
    );
  }
  if (entityRef === undefined) return undefined;
  return readRef(
    'entityRef',
    typeof entityRef === 'string' ? entityRef : undefined,
    'Component',
  );
}

/** How the scorecard is made, and having it made anew. */
export function managementRoutes(options: {
  catalog: CatalogService;
  linkCheck: boolean;
  model: ModelService;
  refresh: RefreshService;
  rhythm: RefreshRhythm;
  settings: ScorecardSettings;
}): Route[] {
  const { catalog, linkCheck, refresh, rhythm, settings } = options;
  const shared = { principals: ['user' as const, 'service' as const] };
  return [
    {
      ...shared,
      method: 'get',
      path: '/scorecard/settings',
      summary:
        'What runbooks are judged by, the names of scores, and how often the catalog is gone through',
      parameters: [],
      answer: scorecardSettingsSchema,
      permission: operatingModelReadPermission,
      auditEvent: 'scorecard-settings-fetch',
      async handle({ credentials }) {
        const model = await options.model.current();
        const answer = describeSettings(model, {
          settings,
          linkCheck,
          refresh: rhythm,
        });
        const hidden = await hiddenFrom(credentials, {
          catalog,
          model,
          refs: Object.keys(answer.names),
        });
        return {
          ...answer,
          activities: answer.activities.filter(
            ({ activityRef }) => !hidden.has(activityRef),
          ),
          names: Object.fromEntries(
            Object.entries(answer.names).filter(([ref]) => !hidden.has(ref)),
          ),
        };
      },
    },
    {
      ...shared,
      method: 'get',
      path: '/scorecard/refresh',
      summary: 'How the refresh goes that runs, and how the last one ended',
      parameters: [],
      answer: scorecardRefreshSchema,
      permission: operatingModelReadPermission,
      auditEvent: 'scorecard-refresh-fetch',
      handle: () => refresh.progress(),
    },
    {
      ...shared,
      method: 'post',
      path: '/scorecard/refresh',
      summary:
        'Has the catalog gone through soon, or one entity evaluated at once; a refresh that runs is answered, not doubled',
      parameters: [],
      body: scorecardRefreshRequestSchema,
      bodyOptional: true,
      status: 202,
      answer: scorecardRefreshedSchema,
      permission: operatingModelScorecardRefreshPermission,
      auditEvent: 'scorecard-refresh',
      auditMeta: ({ started, entity }: ScorecardRefreshed) => ({
        started,
        ...(entity && { entityRef: entity.ref }),
      }),
      handle({ body, credentials }) {
        const entityRef = readEntityRef(body);
        return entityRef
          ? refresh.refreshEntity(entityRef, credentials)
          : refresh.refreshAll();
      },
    },
  ];
}
