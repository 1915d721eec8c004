import { Entity } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
  getJsonValueAtPath,
} from '@backstage/filter-predicates';
import { JsonObject } from '@backstage/types';

/** Tells whether a definition speaks of an entity. */
export type Selector = (entity: Entity) => boolean;

/** Compiles an `appliesTo` once, for many entities. */
export function selectorOf(predicate: object): Selector {
  return filterPredicateToFilterFunction<Entity>(predicate as FilterPredicate);
}

/** The paths that a predicate looks at, from the root of the entity. */
function collectPaths(predicate: unknown, paths: Set<string>) {
  if (typeof predicate !== 'object' || predicate === null) return;
  for (const [key, value] of Object.entries(predicate)) {
    if (key === '$all' || key === '$any')
      (value as unknown[]).forEach(each => collectPaths(each, paths));
    else if (key === '$not') collectPaths(value, paths);
    else paths.add(key);
  }
}

/**
 * A function that gives the same key for two entities exactly when no predicate can tell them apart: the values at every path
 * that any of them looks at. What predicates say can thus be worked out once a key rather than once an entity, which is what
 * makes resolving a whole catalog cheap: services differ in name, hardly in what predicates ask of them.
 */
export function distinguisher(
  predicates: object[],
): (entity: Entity) => string {
  const paths = new Set<string>();
  for (const predicate of predicates) collectPaths(predicate, paths);
  const ordered = [...paths].sort();
  return entity => {
    let key = '';
    for (const path of ordered) {
      const value = getJsonValueAtPath(entity as unknown as JsonObject, path);
      key += value === undefined ? '|' : `|${JSON.stringify(value)}`;
    }
    return key;
  };
}
