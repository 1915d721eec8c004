import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  definitionAnswerSchema,
  definitionWithoutHidden,
  describeDefinition,
  operatingModelReadPermission,
} from 'backstage-plugin-operating-model-common';
import { hiddenFrom } from '../catalog';
import { Route } from '../http/Route';
import { readRef } from '../http/references';
import { ModelService } from '../model/ModelService';
import { Evaluation } from '../scorecard/Evaluation';

export function definitionsRoutes(options: {
  model: ModelService;
  catalog: CatalogService;
  evaluation: Evaluation;
}): Route[] {
  const { catalog } = options;
  return [
    {
      method: 'get',
      path: '/definitions/by-ref',
      summary:
        'What the model knows of an activity, runbook, matrix or agreement beyond what its entity says',
      parameters: [
        {
          name: 'ref',
          description: 'The definition; of kind Activity where none is named',
          required: true,
        },
      ],
      answer: definitionAnswerSchema,
      permission: operatingModelReadPermission,
      principals: ['user', 'service'],
      auditEvent: 'definition-fetch',
      async handle({ query, credentials }) {
        const ref = readRef('ref', query.ref, 'Activity');
        const model = await options.model.current();
        const runbook = model.runbooks.get(ref);
        const runbooks = runbook
          ? [runbook]
          : [...model.runbooks.values()].filter(each =>
              each.activityRefs.includes(ref),
            );
        const answer = describeDefinition(
          model,
          ref,
          await options.evaluation.options(runbooks),
        );
        const refs = answer
          ? [
              ref,
              ...Object.keys(answer.names),
              ...answer.runbooks.map(each => each.ref),
            ]
          : [];
        const hidden = await hiddenFrom(credentials, { catalog, model, refs });
        if (!answer || hidden.has(ref)) {
          throw new NotFoundError(
            `No activity, runbook, matrix or agreement ${ref} in the catalog`,
          );
        }
        return definitionWithoutHidden(answer, hidden);
      },
    },
  ];
}
