import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import fc from 'fast-check';
import { anyEntity, reversed } from './__testUtils__/arbitraryEntity';
import { DefinitionsProcessor } from './DefinitionsProcessor';

const processor = new DefinitionsProcessor();
const location = { type: 'file', target: 'x.yaml' };

const activity: Entity = {
  apiVersion: 'operating-model/v1alpha1',
  kind: 'Activity',
  metadata: { name: 'deploy' },
  spec: { type: 'deployment', owner: 'group:web' },
};

async function postProcess(entity: Entity) {
  const emitted: CatalogProcessorResult[] = [];
  const result = await processor.postProcessEntity(entity, location, each =>
    emitted.push(each),
  );
  return { result, emitted };
}

describe('DefinitionsProcessor', () => {
  it('has a name that does not change, since app-config refers to it', () => {
    expect(processor.getProcessorName()).toBe(
      'OperatingModelDefinitionsProcessor',
    );
  });

  it('recognizes its kinds and leaves others alone', async () => {
    await expect(processor.validateEntityKind(activity)).resolves.toBe(true);
    await expect(
      processor.validateEntityKind({ ...activity, apiVersion: 'acme.com/v1' }),
    ).resolves.toBe(false);
  });

  it('refuses with every problem and its remedy', async () => {
    await expect(
      processor.validateEntityKind({
        ...activity,
        spec: { risk: 'severe', owner: 'the web team' },
      }),
    ).rejects.toThrow(
      new InputError(
        "activity:default/deploy can't be understood: spec.type is missing; give a text. " +
          'spec.owner: "the web team" is not a reference to an entity; write it as kind:namespace/name, for example group:default/some-name. ' +
          'spec.risk: "severe" is not known; use one of low, medium, high, critical',
      ),
    );
  });

  it('emits the relations and gives the entity back as it is', async () => {
    const { result, emitted } = await postProcess(activity);
    expect(result).toBe(activity);
    expect(emitted).toEqual([
      {
        type: 'relation',
        relation: {
          source: { kind: 'activity', namespace: 'default', name: 'deploy' },
          type: 'ownedBy',
          target: { kind: 'group', namespace: 'default', name: 'web' },
        },
      },
      {
        type: 'relation',
        relation: {
          source: { kind: 'group', namespace: 'default', name: 'web' },
          type: 'ownerOf',
          target: { kind: 'activity', namespace: 'default', name: 'deploy' },
        },
      },
    ]);
  });

  it('never throws but an InputError, on any JSON', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(anyEntity, async entity => {
        const verdict = await processor
          .validateEntityKind(entity)
          .catch(error => error);
        accepted += Number(verdict === true);
        expect([true, false, 'InputError']).toContain(
          verdict instanceof Error ? verdict.name : verdict,
        );
        await expect(postProcess(entity)).resolves.toMatchObject({
          result: entity,
        });
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('emits the same whatever the order of keys', async () => {
    let relations = 0;
    await fc.assert(
      fc.asyncProperty(anyEntity, async entity => {
        const { emitted } = await postProcess(entity);
        relations += emitted.length;
        expect(
          JSON.stringify((await postProcess(reversed(entity))).emitted),
        ).toBe(JSON.stringify(emitted));
      }),
      { numRuns: 1000 },
    );
    expect(relations).toBeGreaterThan(100);
  });
});
