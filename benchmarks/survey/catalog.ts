import { Entity } from '@backstage/catalog-model';
import { createRandom } from '../lib/random';
import { builtInEntities, ownEntities } from '../p9/entities';

/** 20 activities, 29 matrices, 500 runbooks, 40 agreements. */
const DEFINITIONS = 589;

/** Of the entities that depend on something. */
const DEPENDENT_SHARE = 0.3;
const MISTAKE = 0.03;

/** One in thirty is owned by nobody who is there, three in ten depend on others, and one of thirty of these on nothing. */
function withTrouble(entities: Entity[]): Entity[] {
  const random = createRandom(7);
  const operated = entities.filter(({ spec }) => spec?.lifecycle);
  return entities.map(entity => {
    if (!entity.spec?.lifecycle) return entity;
    const dependsOn = Array.from(
      { length: random.chance(DEPENDENT_SHARE) ? 1 + random.below(2) : 0 },
      () => {
        const { kind, metadata } = random.pick(operated);
        return `${kind}:${random.chance(MISTAKE) ? 'gone' : metadata.name}`;
      },
    );
    const owner = random.chance(MISTAKE) ? 'disbanded' : entity.spec.owner;
    return {
      ...entity,
      spec: {
        ...entity.spec,
        owner,
        ...(dependsOn.length && { dependsOn: [...new Set(dependsOn)] }),
      },
    };
  });
}

/** What the first benchmark lets contradict each other on every entity, does so on databases only, as one finds it. */
export function withFewContradictions(definitions: Entity[]): Entity[] {
  return definitions.map(entity =>
    entity.metadata.name === 'second-opinion'
      ? {
          ...entity,
          spec: { ...entity.spec, appliesTo: { 'spec.type': 'database' } },
        }
      : entity,
  );
}

/** A catalog of that size, definitions among it. */
export function createCatalog(count: number): Entity[] {
  return [
    ...withTrouble(builtInEntities(count - DEFINITIONS)),
    ...withFewContradictions(ownEntities(DEFINITIONS)),
  ];
}
