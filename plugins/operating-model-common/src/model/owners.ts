import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { canonicalRef } from '../kinds/references';
import { Owners } from './placeholders';
import { PathCache } from './pathCache';
import { remember } from './remember';
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

/** Whom placeholders stand for on an entity; where two entities agree, it is the same object. */
export interface FoundOwners {
  all: Owners;
  /** Without the owners of system and domain, which most rows don't ask for. */
  own: Owners;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** @returns a function that finds the owners of an entity */
export function createOwnersFinder(
  definitions: Definitions,
): (entity: Entity) => FoundOwners {
  const known = new PathCache<FoundOwners>();
  const knownOwn = new Map<string, Owners>();
  const find = (entity: Entity) => {
    const all = findOwners(definitions, entity);
    // The parent follows from the owner.
    const { owner = '', ownerParent, systemOwner = '', domainOwner = '' } = all;
    const path = [systemOwner, domainOwner, owner];
    const own = remember(knownOwn, owner, () => ({
      owner: all.owner,
      ownerParent,
    }));
    return known.get(path) ?? known.set(path, { all, own });
  };

  const byText = new PathCache<FoundOwners>();
  return entity => {
    const kind = entity.kind.toLowerCase();
    // The one kind whose own name counts.
    if (kind === 'system') return find(entity);
    const text = [
      kind === 'domain' ? kind : '',
      textOf(entity.metadata.namespace),
      textOf(entity.spec?.system),
      textOf(entity.spec?.domain),
      textOf(entity.spec?.owner),
    ];
    return byText.get(text) ?? byText.set(text, find(entity));
  };
}
