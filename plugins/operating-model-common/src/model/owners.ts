import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { canonicalRef } from '../kinds/references';
import { Owners } from './placeholders';
import { PathCache } from './pathCache';
import { Definitions } from './sortDefinitions';

/** The owner of an entity, canonical. */
export function ownerOf(entity: Entity): string | undefined {
  return canonicalRef(entity.spec?.owner, {
    defaultKind: 'Group',
    defaultNamespace: entity.metadata.namespace,
  });
}

function findOwners(
  { parties, systems, domains }: Definitions,
  entity: Entity,
): Owners {
  const owner = ownerOf(entity);
  const defaultNamespace = entity.metadata.namespace;
  const kind = entity.kind.toLowerCase();
  const isSystem = kind === 'system';
  const systemRef = isSystem
    ? stringifyEntityRef(entity)
    : canonicalRef(entity.spec?.system, {
        defaultKind: 'System',
        defaultNamespace,
      });
  const system = systemRef ? systems.get(systemRef) : undefined;
  const ownDomainRef = canonicalRef(entity.spec?.domain, {
    defaultKind: 'Domain',
    defaultNamespace,
  });
  const domainRef = ownDomainRef ?? system?.domainRef;
  return {
    owner,
    ownerParent: owner ? parties.get(owner)?.parentRef : undefined,
    systemOwner: isSystem ? owner : system?.ownerRef,
    domainOwner:
      kind === 'domain' ? owner : domains.get(domainRef ?? '')?.ownerRef,
  };
}

/** @returns a function that says whom the placeholders of rows stand for on an entity; equal answers are the same object */
export function createOwnersFinder(
  definitions: Definitions,
): (entity: Entity) => Owners {
  const known = new PathCache<Owners>();
  return entity => {
    const owners = findOwners(definitions, entity);
    // The parent follows from the owner.
    const { owner = '', systemOwner = '', domainOwner = '' } = owners;
    const path = [systemOwner, domainOwner, owner];
    return known.get(path) ?? known.set(path, owners);
  };
}
