import {
  ModelSummary,
  OperatingModel,
  describeProblem,
  modelSummarySchema,
  operatingModelReadPermission,
} from 'backstage-plugin-operating-model-common';
import { Route } from '../http/Route';
import { ModelService } from './ModelService';

function summarize(model: OperatingModel): ModelSummary {
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
    findings: { error: refused.length, warning: 0, note: 0 },
    refused: refused.map(({ ref, problems }) => ({
      ref,
      problems: problems.map(describeProblem),
    })),
  };
}

export function modelRoutes(model: ModelService): Route[] {
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
      handle: async () => summarize(await model.current()),
    },
    {
      ...shared,
      method: 'post',
      path: '/model/refresh',
      summary: 'Reads the catalog at once instead of within the minute',
      auditEvent: 'model-refresh',
      handle: async () => summarize(await model.refresh()),
    },
  ];
}
