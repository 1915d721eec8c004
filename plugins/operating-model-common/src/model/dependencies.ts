import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { canonicalRefs } from '../kinds/references';

/** One entity needs another. @public */
export interface Dependency {
  fromRef: string;
  toRef: string;
  type: 'dependsOn' | 'consumesApi';
}

const relationTargets = (entity: Entity, type: string) =>
  (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);

/**
 * What an entity depends on, each once: what its `spec` names under `dependsOn` and `consumesApis`, and its relations where
 * they were fetched.
 *
 * @public
 */
export function dependenciesOf(entity: Entity): Dependency[] {
  const { spec } = entity;
  const named = spec?.dependsOn ?? spec?.consumesApis;
  if (!named && !entity.relations?.length) return [];
  const fromRef = stringifyEntityRef(entity);
  const defaultNamespace = entity.metadata.namespace;
  const dependsOn = canonicalRefs(
    [...list(spec?.dependsOn), ...relationTargets(entity, 'dependsOn')],
    { defaultKind: 'Component', defaultNamespace },
  );
  const consumes = canonicalRefs(
    [...list(spec?.consumesApis), ...relationTargets(entity, 'consumesApi')],
    { defaultKind: 'API', defaultNamespace },
  );
  return [
    ...dependsOn.map(toRef => ({ fromRef, toRef, type: 'dependsOn' as const })),
    ...consumes.map(toRef => ({
      fromRef,
      toRef,
      type: 'consumesApi' as const,
    })),
  ].filter(({ toRef }) => toRef !== fromRef);
}

function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}
