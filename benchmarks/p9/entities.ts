import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { relationsOf } from 'backstage-plugin-operating-model-common';
import { createRandom } from '../lib/random';
import { createDefinitions } from '../organization/definitions';
import { operatedEntity } from '../organization/operatedEntities';
import { createStructure } from '../organization/structure';

const LOCATION = 'url:https://git.example.com/catalog-info.yaml';

/** As a provider hands it over: with a location, and without what JSON can't say. */
export function provided(entity: Entity): Entity {
  const annotations = {
    'backstage.io/managed-by-location': LOCATION,
    'backstage.io/managed-by-origin-location': LOCATION,
    ...entity.metadata.annotations,
  };
  return JSON.parse(
    JSON.stringify({
      ...entity,
      metadata: { ...entity.metadata, annotations },
    }),
  );
}

/** Groups, systems, domains, components, APIs and resources, and none of our kinds. */
export function builtInEntities(count: number): Entity[] {
  const structure = createStructure(createRandom(9));
  const operated = Array.from(
    { length: count - structure.entities.length },
    (_, index) => operatedEntity(structure, index, 'usual'),
  );
  return [...structure.entities, ...operated].map(provided);
}

/** Our four kinds: 20 activities, 29 matrices, 40 agreements, the rest runbooks. */
export function ownEntities(count: number): Entity[] {
  const random = createRandom(9);
  const structure = createStructure(random);
  return createDefinitions({
    structure,
    random,
    runbooks: count - 89,
    listedBy: index =>
      [0, 1, 2].map(offset =>
        stringifyEntityRef(operatedEntity(structure, index + offset, 'usual')),
      ),
  }).map(provided);
}

/** A Component in the place of one of our entities: as long, and with as many relations to as many entities as can be. */
export function standInFor(entity: Entity): Entity {
  const self = stringifyEntityRef(entity);
  const others = relationsOf(entity)
    .flatMap(({ source, target }) => [
      stringifyEntityRef(source),
      stringifyEntityRef(target),
    ])
    .filter(ref => ref !== self)
    // What our kinds refer to among themselves is a Component too.
    .map(ref =>
      ref.replace(
        /^(activity|runbook|responsibilitymatrix|agreement):/,
        'component:',
      ),
    );
  const standIn: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { ...entity.metadata, description: '' },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: entity.spec?.owner ?? 'group:default/company',
      dependsOn: [...new Set(others)],
    },
  };
  const missing =
    JSON.stringify(entity).length - JSON.stringify(standIn).length;
  standIn.metadata.description = 'x'.repeat(Math.max(1, missing));
  return standIn;
}
