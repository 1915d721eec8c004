import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { RiCompass3Line } from '@remixicon/react';
import { operatingModelApiRef } from './api/OperatingModelApi';
import { OperatingModelClient } from './api/OperatingModelClient';
import { definitionCards } from './extensions/definitionCards';
import {
  operationsContent,
  responsibilitiesCard,
  runbookCoverageCard,
  whoToCallCard,
} from './extensions/entity';
import { answersForCard, scorecardContent } from './extensions/group';
import { teamScoresWidget } from './extensions/home';
import { pages } from './extensions/page';
import { search } from './extensions/search';
import { rootRouteRef } from './routes';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: operatingModelApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new OperatingModelClient({ fetchApi }),
    }),
});

/**
 * Adds the page Operating model, and the Operations tab and the cards to the catalog's entity pages.
 *
 * @public
 */
export const operatingModelPlugin = createFrontendPlugin({
  pluginId: 'operating-model',
  title: 'Operating model',
  icon: <RiCompass3Line />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [
    api,
    ...pages,
    operationsContent,
    responsibilitiesCard,
    whoToCallCard,
    runbookCoverageCard,
    answersForCard,
    scorecardContent,
    teamScoresWidget,
    ...definitionCards,
    ...search,
  ],
});
