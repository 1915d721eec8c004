import { Entity } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
  getJsonValueAtPath,
} from '@backstage/filter-predicates';
import { JsonObject, JsonValue } from '@backstage/types';
import { Classify, classifierOf } from './classifier';
import { groupBy } from './groupBy';
import { PathCache } from './pathCache';
import { remember } from './remember';

/** Tells whether a definition speaks of an entity. */
export type Selector = (entity: Entity) => boolean;

/** Compiles an `appliesTo` once, for many entities. */
export function selectorOf(predicate: object): Selector {
  return filterPredicateToFilterFunction<Entity>(predicate as FilterPredicate);
}

/** What a predicate asks, by the path, from the root of the entity, that it asks it of. */
type Conditions = Map<string, unknown[]>;

function collectConditions(predicate: unknown, conditions: Conditions) {
  if (typeof predicate !== 'object' || predicate === null) return;
  for (const [key, value] of Object.entries(predicate)) {
    if (key === '$all' || key === '$any') {
      (value as unknown[]).forEach(each => collectConditions(each, conditions));
    } else if (key === '$not') {
      collectConditions(value, conditions);
    } else {
      conditions.set(key, [...(conditions.get(key) ?? []), value]);
    }
  }
}

function conditionsOf(predicates: Iterable<unknown>): Conditions {
  const conditions: Conditions = new Map();
  for (const predicate of predicates) collectConditions(predicate, conditions);
  return conditions;
}

/** The paths that predicates look at. */
export function pathsOf(predicates: Iterable<unknown>): string[] {
  return [...conditionsOf(predicates).keys()];
}

/** What is selected for an entity. */
export interface Selected<T> {
  /** The same for two entities exactly when the same definitions are selected for both. */
  key: string;
  definitions: ReadonlySet<T>;
}

/** Definitions whose predicates look at the same paths. */
function selectTogether<T extends { appliesTo?: object }>(
  definitions: T[],
  pathNumbers: number[],
) {
  const selectable = definitions.map(definition => ({
    definition,
    select: selectorOf(definition.appliesTo!),
  }));
  const outcomes = new Map<string, { number: number; definitions: T[] }>();
  const byClasses = new Map<string, { number: number; definitions: T[] }>();
  return (entity: Entity, classes: readonly string[]) => {
    let key = '';
    for (const path of pathNumbers) key += `${classes[path]}|`;
    return remember(byClasses, key, () => {
      const hits = selectable.filter(({ select }) => select(entity));
      const outcome = hits.map(hit => selectable.indexOf(hit)).join();
      const known = outcomes.get(outcome);
      if (known) return known;
      const fresh = {
        number: outcomes.size,
        definitions: hits.map(({ definition }) => definition),
      };
      outcomes.set(outcome, fresh);
      return fresh;
    });
  };
}

/**
 * Selects, of many definitions, those whose `appliesTo` speaks of an entity; those without one are never selected. The values
 * at the paths that predicates look at are told apart only as far as the predicates can, and what they say is worked out once
 * for each combination rather than for each entity. That is what makes resolving a whole catalog cheap: services differ in
 * name, hardly in what predicates ask of them.
 */
export function createSelection<T extends { appliesTo?: object }>(
  definitions: Iterable<T>,
): (entity: Entity) => Selected<T> {
  const predicated = [...definitions].filter(({ appliesTo }) => appliesTo);
  const conditions = conditionsOf(predicated.map(each => each.appliesTo));
  const paths = [...conditions.keys()];
  const classifiers = paths.map((path): Classify =>
    classifierOf(conditions.get(path)!),
  );
  const groups = [
    ...groupBy(predicated, ({ appliesTo }) => [
      [...conditionsOf([appliesTo]).keys()]
        .map(path => paths.indexOf(path))
        .sort((a, b) => a - b)
        .join(),
    ]),
  ].map(([key, members]) =>
    selectTogether(members, key === '' ? [] : key.split(',').map(Number)),
  );
  const selections = new Map<string, Selected<T>>();
  const known = new PathCache<Selected<T>>();

  function selectBy(entity: Entity, classes: readonly string[]): Selected<T> {
    const outcomes = groups.map(select => select(entity, classes));
    const key = outcomes.map(({ number }) => number).join();
    return remember(selections, key, () => ({
      key,
      definitions: new Set(outcomes.flatMap(each => each.definitions)),
    }));
  }

  return entity => {
    const classes = paths.map((path, index) =>
      classifiers[index](valueAt(entity, path)),
    );
    return known.get(classes) ?? known.set(classes, selectBy(entity, classes));
  };
}

function valueAt(entity: Entity, path: string): JsonValue | undefined {
  return getJsonValueAtPath(entity as unknown as JsonObject, path);
}
