import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { canonicalRef } from '../kinds/references';
import { Owners } from './placeholders';
import { PathCache } from './pathCache';
import { remember } from './remember';
import { Definitions } from './sortDefinitions';
import { Place } from './types';

/** The owner of an entity, canonical. */
export function ownerOf(entity: Entity): string | undefined {
  return canonicalRef(entity.spec?.owner, {
    defaultKind: 'Group',
    defaultNamespace: entity.metadata.namespace,
  });
}

/** Where an entity stands; where two entities agree, it is the same object. */
interface Standing {
  place: Place;
  owners: FoundOwners;
}

/** Whom placeholders stand for on an entity; where two entities agree, it is the same object. */
export interface FoundOwners {
  all: Owners;
  /** Without the owners of system and domain, which most rows don't ask for. */
  own: Owners;
}

function findPlace({ systems }: Definitions, entity: Entity): Place {
  const defaultNamespace = entity.metadata.namespace;
  const systemRef =
    entity.kind.toLowerCase() === 'system'
      ? stringifyEntityRef(entity)
      : canonicalRef(entity.spec?.system, {
          defaultKind: 'System',
          defaultNamespace,
        });
  return {
    ownerRef: ownerOf(entity),
    systemRef,
    domainRef:
      canonicalRef(entity.spec?.domain, {
        defaultKind: 'Domain',
        defaultNamespace,
      }) ??
      (systemRef && systems.get(systemRef)?.domainRef),
  };
}

function findOwners(
  { parties, systems, domains }: Definitions,
  kind: string,
  { ownerRef, systemRef, domainRef }: Place,
): Owners {
  return {
    owner: ownerRef,
    ownerParent: ownerRef && parties.get(ownerRef)?.parentRef,
    systemOwner:
      kind === 'system' ? ownerRef : systems.get(systemRef ?? '')?.ownerRef,
    domainOwner:
      kind === 'domain' ? ownerRef : domains.get(domainRef ?? '')?.ownerRef,
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** @returns a function that finds where an entity stands */
export function createStandingFinder(
  definitions: Definitions,
): (entity: Entity) => Standing {
  const known = new PathCache<FoundOwners>();
  const knownOwn = new Map<string, Owners>();
  const share = (all: Owners) => {
    // The parent follows from the owner.
    const { owner = '', ownerParent, systemOwner = '', domainOwner = '' } = all;
    const path = [systemOwner, domainOwner, owner];
    const own = remember(knownOwn, owner, () => ({
      owner: all.owner,
      ownerParent,
    }));
    return known.get(path) ?? known.set(path, { all, own });
  };
  const find = (entity: Entity, kind: string): Standing => {
    const place = findPlace(definitions, entity);
    return { place, owners: share(findOwners(definitions, kind, place)) };
  };

  const byText = new PathCache<Standing>();
  return entity => {
    const kind = entity.kind.toLowerCase();
    // The one kind whose own name counts.
    if (kind === 'system') return find(entity, kind);
    const text = [
      kind === 'domain' ? kind : '',
      textOf(entity.metadata.namespace),
      textOf(entity.spec?.system),
      textOf(entity.spec?.domain),
      textOf(entity.spec?.owner),
    ];
    return byText.get(text) ?? byText.set(text, find(entity, kind));
  };
}
