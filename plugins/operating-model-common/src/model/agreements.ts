import { compareText } from '../kinds/references';
import { groupBy } from './groupBy';
import { ancestorsOf } from './groups';
import { createPairCache } from './remember';
import { Definitions } from './sortDefinitions';
import { Agreement } from './types';

const MAX_CACHED = 20_000;

/** The agreements about an entity that speak of an activity. */
export type AgreementsAbout = (activityRef: string) => Agreement[];

/**
 * @returns a function that finds the agreements about an entity: those that select it, which are handed in, and those whose
 *   consumer is its owner or above the owner
 */
export function createAgreementsFinder({
  agreements,
  parties,
}: Definitions): (
  selected: readonly Agreement[],
  owner: string | undefined,
) => AgreementsAbout {
  const byConsumer = groupBy(
    [...agreements.values()].filter(agreement => !agreement.appliesTo),
    agreement => agreement.consumerRefs,
  );

  function find(
    selected: readonly Agreement[],
    owner: string | undefined,
  ): AgreementsAbout {
    const consumers = owner ? [owner, ...ancestorsOf(parties, owner)] : [];
    const owned = consumers.flatMap(ref => byConsumer.get(ref) ?? []);
    const relevant = [...new Set([...selected, ...owned])].sort((a, b) =>
      compareText(a.ref, b.ref),
    );
    const ofEvery = relevant.filter(each => each.activityRefs.length === 0);
    const named = new Set(relevant.flatMap(each => each.activityRefs));
    const byActivity = new Map(
      [...named].map(activityRef => [
        activityRef,
        relevant.filter(
          each =>
            each.activityRefs.length === 0 ||
            each.activityRefs.includes(activityRef),
        ),
      ]),
    );
    return activityRef => byActivity.get(activityRef) ?? ofEvery;
  }

  const known = createPairCache<
    readonly Agreement[],
    string | undefined,
    AgreementsAbout
  >(MAX_CACHED);
  return (selected, owner) =>
    known(selected, owner, () => find(selected, owner));
}
