import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { readCatalogConfig } from 'backstage-plugin-operating-model-common';
import fc from 'fast-check';
import { anyEntity } from './__testUtils__/arbitraryEntity';
import { OwnershipProcessor } from './OwnershipProcessor';

const location = { type: 'file', target: 'x.yaml' };
const component = (spec: Entity['spec']): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop' },
  spec,
});

function processorOf(config: object) {
  const logger = mockServices.logger.mock();
  const processor = new OwnershipProcessor({
    ...readCatalogConfig(config),
    logger,
  });
  return { processor, logger };
}

async function postProcess(processor: OwnershipProcessor, entity: Entity) {
  const emitted: CatalogProcessorResult[] = [];
  const result = await processor.postProcessEntity(entity, location, each =>
    emitted.push(each),
  );
  return { result, emitted };
}

describe('OwnershipProcessor', () => {
  it('has a name that does not change, since app-config refers to it', () => {
    expect(processorOf({}).processor.getProcessorName()).toBe(
      'OperatingModelOwnershipProcessor',
    );
  });

  it('replaces the names that other tools use for a group', async () => {
    const { processor } = processorOf({
      ownerAliases: { 'Team Payments': 'group:default/payments' },
    });
    const entity = component({ type: 'service', owner: 'Team Payments' });
    await expect(processor.preProcessEntity(entity)).resolves.toEqual(
      component({ type: 'service', owner: 'group:default/payments' }),
    );
    expect(entity.spec?.owner).toBe('Team Payments');
  });

  it('leaves other owners alone', async () => {
    const { processor } = processorOf({ ownerAliases: { a: 'group:b' } });
    for (const owner of [
      'b',
      'A',
      '__proto__',
      'constructor',
      ['a'],
      5,
      null,
    ]) {
      const entity = component({ owner });
      expect(await processor.preProcessEntity(entity)).toBe(entity);
    }
  });

  it('refuses what an enforced policy asks for, with policy and remedy', async () => {
    const { processor, logger } = processorOf({
      policies: [
        { name: 'Owners', require: ['owner', 'system'], mode: 'enforce' },
        { name: 'Words', require: ['description'] },
      ],
    });
    const entity = component({});
    const { result, emitted } = await postProcess(processor, entity);
    expect(result).toBe(entity);
    expect(emitted).toHaveLength(1);
    expect(emitted[0]).toMatchObject({
      type: 'error',
      location,
      error: {
        name: 'InputError',
        message:
          'component:default/shop: the policy "Owners" is not met: it has no owner; set spec.owner to the group that owns it. ' +
          'the policy "Owners" is not met: it belongs to no system; set spec.system',
      },
    });
    expect(logger.debug).toHaveBeenCalledWith(
      'component:default/shop: the policy "Words" is not met: it has no description; set metadata.description',
    );
  });

  it('emits nothing where policies only report', async () => {
    const { processor } = processorOf({
      policies: [{ name: 'Owners', require: ['owner'], mode: 'report' }],
    });
    expect((await postProcess(processor, component({}))).emitted).toEqual([]);
  });

  it('never throws, on any JSON', async () => {
    const requirements = [
      ...['owner', 'ownerIsGroup', 'contact', 'criticality', 'escalation'],
      ...['system', 'description', { annotation: 'operating-model/runbook' }],
    ];
    const { processor } = processorOf({
      ownerAliases: { Web: 'group:default/web' },
      policies: [
        { name: 'all', require: requirements, mode: 'enforce' },
        {
          name: 'some',
          require: requirements,
          appliesTo: {
            'spec.type': 'runbook',
            'spec.owner': { $exists: true },
          },
        },
      ],
    });
    await fc.assert(
      fc.asyncProperty(anyEntity, async entity => {
        const result = await processor.preProcessEntity(entity);
        expect(result.metadata).toBe(entity.metadata);
        await expect(postProcess(processor, entity)).resolves.toMatchObject({
          result: entity,
        });
      }),
      { numRuns: 2000 },
    );
  });
});
