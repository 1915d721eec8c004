import { Entity } from '@backstage/catalog-model';
import { canonicalRef } from 'backstage-plugin-operating-model-common';

/** What a message calls an entity by: its reference, or where its head makes none, its kind and name as they are written. */
export function nameOf({ kind, metadata }: Entity): string {
  const { namespace = 'default', name } = metadata;
  const ref =
    typeof namespace === 'string' &&
    canonicalRef(`${kind}:${namespace}/${name}`);
  return ref || `${kind} ${JSON.stringify(name)}`;
}
