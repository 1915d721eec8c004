import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ModelSummary,
  OperatingModel,
  describeProblem,
  modelSummarySchema,
  operatingModelReadPermission,
} from 'backstage-plugin-operating-model-common';
import { hiddenFrom } from '../catalog';
import { FindingsService } from '../findings/FindingsService';
import { Route } from '../http/Route';
import { ModelService } from './ModelService';

/**
 * @param findings - how many the caller may be told of
 * @param hidden - what the caller may not read: what is wrong with it would quote it
 */
function summarize(
  model: OperatingModel,
  findings: ModelSummary['findings'],
  hidden: ReadonlySet<string>,
): ModelSummary {
  const { activities, runbooks, matrices, agreements, parties, refused } =
    model;
  return {
    compiledAt: model.now.toISOString(),
    counts: {
      activities: activities.size,
      runbooks: runbooks.size,
      matrices: matrices.size,
      agreements: agreements.size,
      groups: [...parties.keys()].filter(ref => ref.startsWith('group:'))
        .length,
    },
    findings,
    refused: refused
      .filter(({ ref }) => !hidden.has(ref))
      .map(({ ref, problems }) => ({
        ref,
        problems: problems.map(describeProblem),
      })),
  };
}

export function modelRoutes(options: {
  model: ModelService;
  catalog: CatalogService;
  findings: FindingsService;
}): Route[] {
  const { catalog } = options;
  async function answer(
    compiled: Promise<OperatingModel>,
    credentials: BackstageCredentials,
  ) {
    const model = await compiled;
    const refs = model.refused.map(({ ref }) => ref);
    const [{ error, warning, note }, hidden] = await Promise.all([
      options.findings.count({}, credentials),
      hiddenFrom(credentials, { catalog, model, refs }),
    ]);
    return summarize(model, { error, warning, note }, hidden);
  }
  const shared = {
    parameters: [],
    answer: modelSummarySchema,
    permission: operatingModelReadPermission,
    principals: ['user' as const, 'service' as const],
  };
  return [
    {
      ...shared,
      method: 'get',
      path: '/model',
      summary: 'How much the model holds, and when it was compiled',
      auditEvent: 'model-fetch',
      handle: ({ credentials }) => answer(options.model.current(), credentials),
    },
    {
      ...shared,
      method: 'post',
      path: '/model/refresh',
      summary: 'Reads the catalog at once instead of within the minute',
      auditEvent: 'model-refresh',
      handle: ({ credentials }) => answer(options.model.refresh(), credentials),
    },
  ];
}
