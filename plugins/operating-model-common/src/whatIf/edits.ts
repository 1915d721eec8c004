import { Entity } from '@backstage/catalog-model';
import { canonicalRef } from '../kinds/references';
import { Path, textOfPath } from './paths';

/** A new value for a place of an entity. Without one the place is taken out; several take the place of an item of a list. */
export interface Edit {
  path: Path;
  to: string | readonly unknown[] | undefined;
  defaultKind?: string;
}

// Backstage wants these to be there, even if empty.
const KEPT_EMPTY = new Set<string | number>(['children', 'memberOf']);

type Holder = Record<string | number, unknown>;

/** @returns undefined where there is no such place */
function holderOf(root: unknown, path: Path): Holder | undefined {
  let holder = root;
  for (const key of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null) return undefined;
    holder = (holder as Holder)[key];
  }
  return typeof holder === 'object' && holder !== null
    ? (holder as Holder)
    : undefined;
}

/** Without gaps, and no party twice in whatever spelling. */
function tidied(items: unknown[], defaults: object): unknown[] {
  const seen = new Set<unknown>();
  return items.flat().filter(item => {
    const identity = canonicalRef(item, defaults) ?? item;
    if (item === undefined || seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** A copy of an entity with some places changed. */
export function edited(entity: Entity, edits: readonly Edit[]): Entity {
  const copy = structuredClone(entity);
  const lists = new Map<string, Edit>();
  for (const edit of edits) {
    const { path, to } = edit;
    const holder = holderOf(copy, path);
    const key = path[path.length - 1];
    if (!holder) continue;
    if (Array.isArray(holder)) {
      holder[key as number] = to;
      lists.set(textOfPath(path.slice(0, -1)), edit);
    } else if (to === undefined) {
      delete holder[key];
    } else {
      holder[key] = to;
    }
  }
  for (const { path, defaultKind } of lists.values()) {
    const listPath = path.slice(0, -1);
    const key = listPath[listPath.length - 1];
    const holder = holderOf(copy, listPath)!;
    const items = tidied(holder[key] as unknown[], {
      defaultKind,
      defaultNamespace: entity.metadata.namespace,
    });
    if (items.length || KEPT_EMPTY.has(key) || key === '$in')
      holder[key] = items;
    else delete holder[key];
  }
  return copy;
}
