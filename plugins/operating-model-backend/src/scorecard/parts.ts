import {
  OperatingModel,
  RolledUp,
} from 'backstage-plugin-operating-model-common';
import { Part } from './ScorecardService';
import { EntityFilter } from './ScorecardStore';

/** The groups right under a group; the topmost where none is named. */
export function groupsUnder(
  model: OperatingModel,
  groupRef: string | undefined,
): string[] {
  return [...model.parties.values()]
    .filter(({ ref }) => ref.startsWith('group:'))
    .filter(({ parentRef }) =>
      groupRef
        ? parentRef === groupRef
        : !parentRef || !model.parties.has(parentRef),
    )
    .map(({ ref }) => ref);
}

/** A group and all groups below it. */
function withDescendants(model: OperatingModel, groupRef: string): string[] {
  const below = [...model.parties.keys()].filter(
    ref =>
      ref.startsWith('group:') && model.ancestorsOf(ref).includes(groupRef),
  );
  return [...new Set([groupRef, ...below])];
}

/** Which entities are in a part. */
export function filterOf(
  model: OperatingModel,
  { groupRef, direct, ...filter }: Part & EntityFilter,
): EntityFilter {
  if (!groupRef) return filter;
  return {
    ...filter,
    ownerRefs: direct ? [groupRef] : withDescendants(model, groupRef),
  };
}

/** What the sums and the history of a part are kept under; absent where none are kept. */
export function nameOf({
  groupRef,
  direct,
  systemRef,
  domainRef,
}: Part): [RolledUp['by'], string] | undefined {
  if ([groupRef, systemRef, domainRef].filter(Boolean).length > 1) {
    return undefined;
  }
  if (groupRef) return [direct ? 'owner' : 'group', groupRef];
  if (systemRef) return ['system', systemRef];
  return domainRef ? ['domain', domainRef] : ['everything', ''];
}
