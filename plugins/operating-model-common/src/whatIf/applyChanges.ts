import { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import { byRef } from './organization';
import { WhatIfChange } from './types';

/**
 * The entities as they are once the proposed changes are made, in the order of references. What the catalog adds to an entity is
 * lost in those that change.
 *
 * @public
 */
export function applyChanges(
  entities: Iterable<Entity>,
  changes: Iterable<Pick<WhatIfChange, 'ref' | 'after'>>,
): Entity[] {
  const result = byRef(entities);
  for (const { ref, after } of changes) {
    if (after === '') result.delete(ref);
    else if (result.has(ref)) result.set(ref, parse(after) as Entity);
  }
  return [...result.values()];
}
