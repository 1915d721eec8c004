import { compareText } from '../kinds/references';
import { groupBy } from './groupBy';
import { ancestorsOf } from './groups';
import { remember } from './remember';
import { Definitions } from './sortDefinitions';
import { Agreement } from './types';

export type FindAgreements = (about: {
  activityRef: string;
  owner: string | undefined;
  /** Agreements whose predicate selects the entity. */
  selected: readonly Agreement[];
}) => Agreement[];

const speakOf =
  (activityRef: string) =>
  ({ activityRefs }: Agreement) =>
    activityRefs.length === 0 || activityRefs.includes(activityRef);

/**
 * @returns a function that finds the agreements about an activity on an entity: those that select the entity, and those whose
 *   consumer is its owner or above the owner
 */
export function createAgreementsFinder({
  agreements,
  parties,
}: Definitions): FindAgreements {
  const byConsumer = groupBy(
    [...agreements.values()].filter(agreement => !agreement.appliesTo),
    agreement => agreement.consumerRefs,
  );
  const byOwner = new Map<string, Agreement[]>();
  const consumedBy = (owner: string) =>
    remember(byOwner, owner, () =>
      [owner, ...ancestorsOf(parties, owner)].flatMap(
        ref => byConsumer.get(ref) ?? [],
      ),
    );
  return ({ activityRef, owner, selected }) => {
    const owned = owner ? consumedBy(owner) : [];
    if (owned.length === 0 && selected.length === 0) return [];
    const about = new Set([...selected, ...owned].filter(speakOf(activityRef)));
    return [...about].sort((a, b) => compareText(a.ref, b.ref));
  };
}
