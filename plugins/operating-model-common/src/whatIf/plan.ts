import { isGroupRef } from '../model/groups';
import { Organization } from './organization';
import { OrganizationChange } from './organizationChange';

/** What a change comes down to. */
export interface Plan {
  change: OrganizationChange;
  /** Who ceases to be. */
  goneRef?: string;
  /** Who takes over. Without one, that is for a person to decide. */
  successorRef?: string;
  /** Why it is this one, as the end of a sentence. */
  because: string;
  /** What is to be decided where there is no successor. */
  undecided: string;
  /** Whether a letter that nobody needs to hold lapses where there is no successor. */
  lapses: boolean;
  /** Groups that come to stand elsewhere, and under whom. */
  placed: ReadonlyMap<string, string | undefined>;
  /** Groups that nobody would be left in. */
  emptied: readonly string[];
  /** Groups that one member would be left in, those of the groups below it counted. */
  thinned: readonly string[];
}

function existingParent(
  { parties, parentOf }: Organization,
  groupRef: string,
): string | undefined {
  const parent = parentOf(groupRef);
  return parent && parent !== groupRef && parties.has(parent)
    ? parent
    : undefined;
}

function dissolve(
  organization: Organization,
  change: Extract<OrganizationChange, { kind: 'dissolve' }>,
): Plan {
  const { groupRef } = change;
  const successorRef = existingParent(organization, groupRef);
  const children = organization.childrenOf(groupRef);
  return {
    change,
    goneRef: groupRef,
    successorRef,
    because: ', the group above it',
    undecided: 'decide who takes over; there is no group above it',
    lapses: false,
    placed: new Map(
      children
        .filter(ref => ref !== groupRef)
        .map(ref => [ref, ref === successorRef ? undefined : successorRef]),
    ),
    emptied: [],
    thinned: [],
  };
}

function merge(
  organization: Organization,
  change: Extract<OrganizationChange, { kind: 'merge' }>,
): Plan {
  const { groupRef, intoRef } = change;
  const placed = new Map<string, string | undefined>(
    organization
      .childrenOf(groupRef)
      .filter(ref => ref !== groupRef)
      .map(ref => [ref, intoRef]),
  );
  // A group that its own superior is merged into takes the superior's place, or the two would stand under each other.
  if (organization.ancestorsOf(intoRef).includes(groupRef)) {
    const above = existingParent(organization, groupRef);
    placed.set(intoRef, above === intoRef ? undefined : above);
  }
  return {
    change,
    goneRef: groupRef,
    successorRef: intoRef,
    because: '',
    undecided: '',
    lapses: false,
    placed,
    emptied: [],
    thinned: [],
  };
}

/** The members of a group and of all groups below it. */
function membersWithin(
  organization: Organization,
  groupRef: string,
): Set<string> {
  const groups = new Set([groupRef]);
  // A set is gone through to its end also while it grows, and holds each once.
  for (const group of groups)
    for (const child of organization.childrenOf(group)) groups.add(child);
  return new Set([...groups].flatMap(organization.membersOf));
}

function leave(
  organization: Organization,
  change: Extract<OrganizationChange, { kind: 'leave' }>,
): Plan {
  const { groupsOf, membersOf, parties } = organization;
  const groups = groupsOf(change.userRef).filter(
    ref => isGroupRef(ref) && parties.has(ref),
  );
  const emptied = groups.filter(ref => membersOf(ref).length === 1);
  const thinned = groups.filter(
    ref =>
      !emptied.includes(ref) && membersWithin(organization, ref).size === 2,
  );
  const [only, ...others] = groups;
  return {
    change,
    goneRef: change.userRef,
    successorRef: others.length || emptied.length ? undefined : only,
    because: ', the group of the person who leaves',
    undecided: 'decide who takes over',
    lapses: true,
    placed: new Map(),
    emptied,
    thinned,
  };
}

export function planOf(
  organization: Organization,
  change: OrganizationChange,
): Plan {
  switch (change.kind) {
    case 'dissolve':
      return dissolve(organization, change);
    case 'merge':
      return merge(organization, change);
    case 'leave':
      return leave(organization, change);
    default:
      return {
        change,
        because: '',
        undecided: '',
        lapses: false,
        placed: new Map([[change.groupRef, change.underRef]]),
        emptied: [],
        thinned: [],
      };
  }
}
