import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { readCatalogConfig } from 'backstage-plugin-operating-model-common';
import { DefinitionsProcessor } from './DefinitionsProcessor';
import { OwnershipProcessor } from './OwnershipProcessor';

/**
 * Adds the processors for the four kinds and for `operatingModel.catalog` of app-config. A configuration that can't be
 * understood stops the start.
 *
 * @public
 */
export const catalogModuleOperatingModel = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'operating-model',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ catalog, config, logger }) {
        const { policies, ownerAliases } = readCatalogConfig(
          config.getOptional('operatingModel.catalog'),
        );
        catalog.addProcessor(new DefinitionsProcessor());
        catalog.addProcessor(
          new OwnershipProcessor({ policies, ownerAliases, logger }),
        );
      },
    });
  },
});
