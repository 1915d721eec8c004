import { Entity } from '@backstage/catalog-model';
import { byRef, readOrganization } from './organization';
import { OrganizationChange } from './organizationChange';
import { readChange } from './readChange';

/**
 * Whose entities a change of the organization can touch: a group with all that stand below it, or a person with their groups. For
 * who asks a catalog for `WhatIfOptions.owned`.
 *
 * @param entities - with all groups and users
 * @returns canonical references; none where the organization cannot undergo the change
 * @public
 */
export function concernedOwners(
  entities: Iterable<Entity>,
  change: OrganizationChange,
): string[] {
  const organization = readOrganization(byRef(entities));
  const read = readChange(organization, change);
  if ('problems' in read) return [];
  if (read.change.kind === 'leave') {
    const { userRef } = read.change;
    return [userRef, ...organization.groupsOf(userRef)];
  }
  const refs = new Set([read.change.groupRef]);
  // A set that grows while it is gone through shows what was added to it as well.
  for (const ref of refs) {
    for (const child of organization.childrenOf(ref)) refs.add(child);
  }
  return [...refs];
}
