import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiCompass3Line } from '@remixicon/react';
import { search as texts } from '../texts/search';

/** The type of the documents that the search module indexes. */
const TYPE = 'operating-model';

const resultListItem = SearchResultListItemBlueprint.make({
  params: {
    predicate: result => result.type === TYPE,
    component: () =>
      import('../components/search/DefinitionResultListItem').then(
        m => m.DefinitionResultListItem,
      ),
  },
});

const resultType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: TYPE,
    // The blueprint takes a text and no component, so this one can't be translated.
    name: texts.resultType,
    icon: <RiCompass3Line />,
  },
});

export const search = [resultListItem, resultType];
