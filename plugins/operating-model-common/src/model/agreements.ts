import { compareText } from '../kinds/references';
import { groupBy } from './groupBy';
import { ancestorsOf } from './groups';
import { remember } from './remember';
import { Definitions } from './sortDefinitions';
import { Agreement, OperatingModel } from './types';

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

/** @returns a function that gives the agreements without a predicate whose consumer is a group or above it */
export function createConsumerIndex({
  agreements,
  parties,
}: Pick<Definitions, 'agreements' | 'parties'>) {
  const byConsumer = groupBy(
    [...agreements.values()].filter(agreement => !agreement.appliesTo),
    agreement => agreement.consumerRefs,
  );
  const byOwner = new Map<string, Agreement[]>();
  return (groupRef: string): readonly Agreement[] =>
    remember(byOwner, groupRef, () =>
      [groupRef, ...ancestorsOf(parties, groupRef)].flatMap(
        ref => byConsumer.get(ref) ?? [],
      ),
    );
}

/**
 * @returns a function that finds the agreements about an activity on an entity: those that select the entity, and those whose
 *   consumer is its owner or above the owner
 */
export function createAgreementsFinder(
  consumedBy: OperatingModel['agreementsConsumedBy'],
): FindAgreements {
  return ({ activityRef, owner, selected }) => {
    const owned = owner ? consumedBy(owner) : [];
    if (owned.length === 0 && selected.length === 0) return [];
    const about = new Set([...selected, ...owned].filter(speakOf(activityRef)));
    return [...about].sort((a, b) => compareText(a.ref, b.ref));
  };
}
