import { ancestorsOf } from '../model/groups';
import { OperatingModel, Party } from '../model/types';
import { Organization } from './organization';
import { Plan } from './plan';

/** How what stands above an owner changes. */
export interface Standing {
  /** Who owns then what the owner owns now. */
  ownerRef: string;
  parentBefore?: string;
  parentAfter?: string;
  /** Groups that stood above and no longer do. */
  lost: ReadonlySet<string>;
  /** From the group above to the top, as it is then. */
  above: readonly string[];
}

/** @returns a function that says how what stands above an owner changes, and nothing where it stays */
export function createStandings(
  { parties }: OperatingModel,
  { plan, organization }: { plan: Plan; organization: Organization },
): (ownerRef: string) => Standing | undefined {
  const { goneRef, successorRef, placed } = plan;
  const after = new Map<string, Party>(parties);
  for (const [ref, parentRef] of placed) {
    const party = parties.get(ref);
    if (party) after.set(ref, { ...party, parentRef });
  }
  if (goneRef) after.delete(goneRef);

  function standingOf(owner: string): Standing | undefined {
    if (owner === goneRef && !successorRef) return undefined;
    const ownerRef = owner === goneRef ? successorRef! : owner;
    const parentBefore = parties.get(owner)?.parentRef;
    const parentAfter = after.get(ownerRef)?.parentRef;
    const above = ancestorsOf(after, ownerRef);
    const lost = new Set(
      ancestorsOf(parties, owner).filter(
        ref =>
          ref !== goneRef &&
          ref !== ownerRef &&
          !above.includes(ref) &&
          organization.parties.has(ref),
      ),
    );
    return parentBefore === parentAfter && lost.size === 0
      ? undefined
      : { ownerRef, parentBefore, parentAfter, lost, above };
  }

  const known = new Map<string, Standing | undefined>();
  return owner => {
    if (!known.has(owner)) known.set(owner, standingOf(owner));
    return known.get(owner);
  };
}
