import { Entity } from '@backstage/catalog-model';
import { canonicalRef } from '../kinds/references';
import { mentionsFinder } from './mentions';
import { byRef } from './organization';
import { textOfPath } from './paths';

/** A place where an entity names a group or user. @public */
export interface PartyReference {
  subjectRef: string;
  /** `spec.rows[2].accountable` */
  path: string;
  partyRef: string;
}

/**
 * Every place where entities name one of some groups and users, in the order of the entities' references. Who wrote or
 * tried a runbook is history and left out.
 *
 * @param partyRefs - canonical or in any case
 * @public
 */
export function referencesTo(
  entities: Iterable<Entity>,
  partyRefs: Iterable<string>,
): PartyReference[] {
  const refs = [...partyRefs].map(ref => canonicalRef(ref));
  const find = mentionsFinder(refs.filter(ref => ref !== undefined));
  return [...byRef(entities)].flatMap(([subjectRef, entity]) =>
    find(entity).map(({ path, ref }) => ({
      subjectRef,
      path: textOfPath(path),
      partyRef: ref,
    })),
  );
}
