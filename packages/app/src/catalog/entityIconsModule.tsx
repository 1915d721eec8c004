import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import {
  RiBookOpenLine,
  RiFlowChart,
  RiShakeHandsLine,
  RiTableLine,
} from '@remixicon/react';
import { kindIcon } from './kindIcon';

const kindIcons = {
  activity: kindIcon(RiFlowChart),
  runbook: kindIcon(RiBookOpenLine),
  responsibilitymatrix: kindIcon(RiTableLine),
  agreement: kindIcon(RiShakeHandsLine),
};

/** Icons for our kinds wherever the catalog names an entity. It replaces an API of the whole app, so a plugin cannot bring it. */
export const entityIconsModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      name: 'entity-presentation',
      params: define =>
        define({
          api: entityPresentationApiRef,
          deps: { catalogApi: catalogApiRef },
          factory: ({ catalogApi }) =>
            DefaultEntityPresentationApi.create({ catalogApi, kindIcons }),
        }),
    }),
  ],
});
