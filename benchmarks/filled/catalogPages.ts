import { Entity } from '@backstage/catalog-model';
import { createRandom } from '../lib/random';
import { operatedEntity } from '../organization/operatedEntities';
import { createStructure } from '../organization/structure';
import { ownEntities, provided } from '../p9/entities';

/** 20 activities, 29 matrices, 500 runbooks, 40 agreements. */
const DEFINITIONS = 589;

const PAGE = 2_000;

/** Of the entities that depend on something. */
const DEPENDENT_SHARE = 0.3;
const MISTAKE = 0.03;

/** What the first benchmark lets contradict each other on every entity, does so on databases only, as one finds it. */
function withFewContradictions(definitions: Entity[]): Entity[] {
  return definitions.map(entity =>
    entity.metadata.name === 'second-opinion'
      ? {
          ...entity,
          spec: { ...entity.spec, appliesTo: { 'spec.type': 'database' } },
        }
      : entity,
  );
}

/**
 * A catalog of that size, definitions among it, page by page, so that the benchmark need not hold it. One in thirty entities is
 * owned by nobody who is there, three in ten depend on others, and one of thirty of these on nothing.
 */
export function* catalogPages(count: number): Iterable<Entity[]> {
  const structure = createStructure(createRandom(9));
  const first = [
    ...structure.entities.map(provided),
    ...withFewContradictions(ownEntities(DEFINITIONS)),
  ];
  if (first.length > count) {
    throw new Error(`A catalog has ${first.length} entities at least`);
  }
  yield first;
  const operated = count - first.length;
  const withTrouble = (index: number): Entity => {
    const entity = operatedEntity(structure, index, 'usual');
    const random = createRandom(index + 7);
    const owner = random.chance(MISTAKE) ? 'disbanded' : entity.spec?.owner;
    const dependsOn = Array.from(
      { length: random.chance(DEPENDENT_SHARE) ? 1 + random.below(2) : 0 },
      () => {
        const other = random.below(operated);
        const { kind, metadata } = operatedEntity(structure, other, 'usual');
        return `${kind}:${random.chance(MISTAKE) ? 'gone' : metadata.name}`;
      },
    );
    return provided({
      ...entity,
      spec: {
        ...entity.spec,
        owner,
        // The catalog sorts them, too.
        ...(dependsOn.length && { dependsOn: [...new Set(dependsOn)].sort() }),
      },
    });
  };
  for (let start = 0; start < operated; start += PAGE) {
    yield Array.from(
      { length: Math.min(PAGE, operated - start) },
      (_, offset) => withTrouble(start + offset),
    );
  }
}
