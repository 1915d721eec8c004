import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { OperatingModelCollatorFactory } from './OperatingModelCollatorFactory';
import { readCollatorOptions, readSchedule } from './config';

/**
 * Adds the document type `operating-model` to the search index, on the schedule of `search.collators.operatingModel`.
 *
 * @public
 */
export const searchModuleOperatingModel = createBackendModule({
  pluginId: 'search',
  moduleId: 'operating-model',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        indexRegistry: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, indexRegistry, logger, scheduler }) {
        indexRegistry.addCollator({
          schedule: scheduler.createScheduledTaskRunner(readSchedule(config)),
          factory: new OperatingModelCollatorFactory({
            ...readCollatorOptions(config),
            auth,
            catalog,
            logger,
          }),
        });
      },
    });
  },
});
