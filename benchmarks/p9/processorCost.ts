import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { readCatalogConfig } from 'backstage-plugin-operating-model-common';
import { DefinitionsProcessor } from '../../plugins/catalog-backend-module-operating-model/src/DefinitionsProcessor';
import { OwnershipProcessor } from '../../plugins/catalog-backend-module-operating-model/src/OwnershipProcessor';
import { MODULE_CONFIG } from './config';

const LOCATION = {
  type: 'url',
  target: 'https://git.example.com/catalog-info.yaml',
};

/** Microseconds of processor time that ours take for one entity, called as the catalog calls them but without the catalog. */
export async function processorCost(entities: Entity[]): Promise<number> {
  const definitions = new DefinitionsProcessor();
  const ownership = new OwnershipProcessor({
    ...readCatalogConfig(MODULE_CONFIG),
    logger: mockServices.rootLogger({ level: 'none' }),
  });
  const before = process.cpuUsage();
  for (const entity of entities) {
    const prepared = await ownership.preProcessEntity(entity);
    await definitions.validateEntityKind(prepared);
    await definitions.postProcessEntity(prepared, LOCATION, () => {});
    await ownership.postProcessEntity(prepared, LOCATION, () => {});
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / entities.length;
}
