import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  ALL_RELATIONS,
  ALL_RELATION_PAIRS,
  DefaultCatalogGraphApi,
  catalogGraphApiRef,
} from '@backstage/plugin-catalog-graph';
import { RELATION_PAIRS } from 'backstage-plugin-operating-model-common';

const pairs = Object.entries(RELATION_PAIRS).filter(
  ([type]) => !ALL_RELATIONS.includes(type),
);

/** Makes the graph draw the relations of our kinds; it knows only the catalog's own. */
export const catalogGraphModule = createFrontendModule({
  pluginId: 'catalog-graph',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogGraphApiRef,
          deps: {},
          factory: () =>
            new DefaultCatalogGraphApi({
              knownRelations: [...ALL_RELATIONS, ...pairs.flat()],
              knownRelationPairs: [...ALL_RELATION_PAIRS, ...pairs],
              defaultRelationTypes: { exclude: [] },
            }),
        }),
    }),
  ],
});
