import {
  coreServices,
  createBackendFeatureLoader,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readScorecardConfig } from 'backstage-plugin-operating-model-common';
import { createCall } from './people';
import { seedDemo } from './seedDemo';

/** It has the database of the plugin operating-model. */
const seedModule = createBackendModule({
  pluginId: 'operating-model',
  moduleId: 'demo-seed',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, database, discovery, lifecycle, logger }) {
        const stopped = new AbortController();
        const { signal } = stopped;

        async function seed() {
          try {
            const isSeeded = await seedDemo({
              call: createCall(id => discovery.getBaseUrl(id), signal),
              database: await database.getClient(),
              settings: readScorecardConfig(
                config.getOptional('operatingModel.scorecard'),
              ),
              now: new Date(),
              signal,
            });
            if (!isSeeded) return;
            logger.info(
              'The demo has a made-up history, two targets and five requests now; demo.seed: false leaves them out',
            );
          } catch (error) {
            if (signal.aborted) return;
            logger.warn('The demo could not be filled', error as Error);
          }
        }

        // The start does not wait for it.
        lifecycle.addStartupHook(() => void seed());
        lifecycle.addShutdownHook(() => stopped.abort());
      },
    });
  },
});

/** Fills the portal of the demo organization in development, where the configuration says so. */
export default createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    const isWanted = config.getOptionalBoolean('demo.seed') ?? false;
    if (isWanted && process.env.NODE_ENV === 'development') yield seedModule;
  },
});
