import { createBackendModule } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  builtInCriteria,
  catalogFields,
  createEvaluator,
} from 'backstage-plugin-operating-model-common';
import { CatalogModelService } from '../../plugins/operating-model-backend/src/model/CatalogModelService';
import { Services } from '../filled/startBackend';
import { FactRetriever, TechInsights } from './install';

const RETRIEVER = 'operatingModelFactRetriever';

/** As many as the plugin asks for at once. */
const PAGE_SIZE = 2_000;

/** Presence goes without saying where one of these is met. */
export const CRITERIA = builtInCriteria
  .filter(({ id }) => id !== 'present')
  .map(({ id, title }) => ({ id: id as string, title }));

/** Five checks, each of one fact. */
export const CONFIG = {
  techInsights: {
    factRetrievers: { [RETRIEVER]: { cadence: '0 0 1 1 *' } },
    factChecker: {
      checks: Object.fromEntries(
        CRITERIA.map(({ id, title }) => [
          id,
          {
            type: 'json-rules-engine',
            name: title,
            description: title,
            factIds: [RETRIEVER],
            rule: {
              conditions: {
                all: [{ fact: id, operator: 'equal', value: true }],
              },
            },
          },
        ]),
      ),
    },
  },
};

/** The task that retrieves the facts. */
export const TASK = RETRIEVER;

/**
 * Tells tech-insights of each entity and criterion whether every cell meets it. It takes the entities out of the catalog page by
 * page, with only the fields that are needed, and evaluates them as the scorecard does, so that both come to the same.
 */
export function factsModule(
  { factRetrievers }: TechInsights,
  services: () => Services,
) {
  let models: CatalogModelService | undefined;
  const retriever: FactRetriever = {
    id: RETRIEVER,
    version: '1.0.0',
    schema: Object.fromEntries(
      CRITERIA.map(({ id, title }) => [
        id,
        { type: 'boolean' as const, description: title },
      ]),
    ),
    async handler() {
      const { auth, catalog } = services();
      models ??= new CatalogModelService(services());
      const model = await models.current();
      const evaluate = createEvaluator(model, {});
      const facts = [];
      const pages = catalog.streamEntities(
        { fields: catalogFields(model), pageSize: PAGE_SIZE },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      for await (const page of pages) {
        for (const entity of page) {
          const { ref, cells } = evaluate(entity);
          if (cells.length === 0) continue;
          const failed = new Set(
            cells.flatMap(({ without }) =>
              without.criteria
                .filter(({ state }) => state === 'failed')
                .map(({ id }) => id),
            ),
          );
          facts.push({
            entity: parseEntityRef(ref),
            facts: Object.fromEntries(
              CRITERIA.map(({ id }) => [id, !failed.has(id)]),
            ),
          });
        }
      }
      return facts;
    },
  };
  return createBackendModule({
    pluginId: 'tech-insights',
    moduleId: 'operating-model-facts',
    register(env) {
      env.registerInit({
        deps: { factRetrievers },
        async init(points) {
          points.factRetrievers.addFactRetrievers({ [RETRIEVER]: retriever });
        },
      });
    },
  });
}
