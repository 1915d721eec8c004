import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogProcessor,
  catalogProcessingExtensionPoint,
  EntityProvider,
} from '@backstage/plugin-catalog-node';

/** Feeds entities to a catalog and sees them go by; the same on both sides of the comparison. */
export function createProbe(entities: Entity[]) {
  let started = 0;
  let cpuAtStart = process.cpuUsage();
  let processed = 0;
  const provider: EntityProvider = {
    getProviderName: () => 'benchmark',
    // The catalog connects providers before it starts to process, so that all is there when the clock starts.
    connect: connection =>
      connection.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity })),
      }),
  };
  const processor: CatalogProcessor = {
    getProcessorName: () => 'benchmark',
    async preProcessEntity(entity) {
      if (!started) {
        started = performance.now();
        cpuAtStart = process.cpuUsage();
      }
      return entity;
    },
    async postProcessEntity(entity) {
      processed += 1;
      return entity;
    },
  };
  const feature = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'benchmark',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider(provider);
          catalog.addProcessor(processor);
        },
      });
    },
  });
  return {
    feature,
    allProcessed: () => processed >= entities.length,
    /** Since the first entity was taken up. */
    elapsed() {
      const { user, system } = process.cpuUsage(cpuAtStart);
      return {
        seconds: (performance.now() - started) / 1e3,
        cpuSeconds: (user + system) / 1e6,
      };
    },
  };
}
