import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { canonicalRef, canonicalRefs, compareText } from '../kinds/references';
import { groupBy } from '../model/groupBy';
import { isGroupRef } from '../model/groups';
import { remember } from '../model/remember';

/** The groups and users of a catalog, however their files say who belongs to whom. */
export interface Organization {
  /** Groups and users, by reference. */
  parties: ReadonlyMap<string, Entity>;
  /** The group above a group, whether or not it exists. */
  parentOf(groupRef: string): string | undefined;
  childrenOf(groupRef: string): readonly string[];
  membersOf(groupRef: string): readonly string[];
  groupsOf(userRef: string): readonly string[];
  /** From the group above to the top, each once. */
  ancestorsOf(groupRef: string): readonly string[];
}

/** What a field of an entity names, canonical. */
export function refsIn(
  entity: Entity | undefined,
  field: 'parent' | 'children' | 'members' | 'memberOf',
): string[] {
  return canonicalRefs(entity?.spec?.[field] ?? [], {
    defaultKind: field === 'members' ? 'User' : 'Group',
    defaultNamespace: entity?.metadata.namespace,
  });
}

/** Entities by canonical reference, in the order of references; of two that share one, the last counts. */
export function byRef(entities: Iterable<Entity>): Map<string, Entity> {
  const sorted = [...entities]
    .map(entity => ({ ref: canonicalRef(stringifyEntityRef(entity)), entity }))
    .filter((each): each is { ref: string; entity: Entity } => !!each.ref)
    .sort((a, b) => compareText(a.ref, b.ref));
  return new Map(sorted.map(({ ref, entity }) => [ref, entity]));
}

export function readOrganization(
  entities: ReadonlyMap<string, Entity>,
): Organization {
  const parties = new Map(
    [...entities].filter(([ref]) => isGroupRef(ref) || ref.startsWith('user:')),
  );
  const groups = [...parties.keys()].filter(isGroupRef);
  const listedBy = groupBy(groups, ref => refsIn(parties.get(ref), 'children'));
  const parents = new Map(
    groups.map(ref => [
      ref,
      refsIn(parties.get(ref), 'parent')[0] ?? listedBy.get(ref)?.[0],
    ]),
  );
  const children = groupBy(groups, ref => {
    const parent = parents.get(ref);
    return parent ? [parent] : [];
  });
  const memberships = [...parties].flatMap(([ref, entity]) =>
    isGroupRef(ref)
      ? refsIn(entity, 'members').map(user => ({ group: ref, user }))
      : refsIn(entity, 'memberOf').map(group => ({ group, user: ref })),
  );
  const byGroup = groupBy(memberships, ({ group }) => [group]);
  const byUser = groupBy(memberships, ({ user }) => [user]);
  const ancestors = new Map<string, string[]>();
  return {
    parties,
    parentOf: ref => parents.get(ref),
    childrenOf: ref => children.get(ref) ?? [],
    membersOf: ref => [
      ...new Set(byGroup.get(ref)?.map(({ user }) => user) ?? []),
    ],
    groupsOf: ref => [
      ...new Set(byUser.get(ref)?.map(({ group }) => group) ?? []),
    ],
    ancestorsOf: ref =>
      remember(ancestors, ref, () => {
        const way: string[] = [];
        let next = parents.get(ref);
        while (next && next !== ref && !way.includes(next)) {
          way.push(next);
          next = parents.get(next);
        }
        return way;
      }),
  };
}
