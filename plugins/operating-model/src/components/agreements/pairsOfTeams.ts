import { AgreementsAnswer } from 'backstage-plugin-operating-model-common';

/** Two teams, one of which depends on the other or takes something from it. */
export interface TeamPair {
  consumerRef: string;
  providerRef: string;
  /** How many agreements they have. */
  agreements: number;
  /** How many dependencies none of them covers. */
  uncovered: number;
}

/** Every pair of teams that has an agreement or would need one. */
export function pairsOfTeams({
  items,
  uncovered,
}: Pick<AgreementsAnswer, 'items' | 'uncovered'>): TeamPair[] {
  const pairs = new Map<string, TeamPair>();
  function pairOf(consumerRef: string, providerRef: string): TeamPair {
    const key = `${consumerRef} ${providerRef}`;
    const known = pairs.get(key);
    if (known) return known;
    const pair = { consumerRef, providerRef, agreements: 0, uncovered: 0 };
    pairs.set(key, pair);
    return pair;
  }
  for (const { consumerRefs, providerRef } of items) {
    if (!providerRef) continue;
    for (const consumerRef of new Set(consumerRefs)) {
      pairOf(consumerRef, providerRef).agreements += 1;
    }
  }
  for (const { consumerRef, count, providerRef } of uncovered) {
    pairOf(consumerRef, providerRef).uncovered += count;
  }
  return [...pairs.values()];
}

/**
 * The teams of one side, in the order of their titles. Where there are more than fit, those with the most to agree on.
 *
 * @param most - how many fit
 */
export function teamsOf(
  pairs: TeamPair[],
  side: 'consumerRef' | 'providerRef',
  titleOf: (ref: string) => string,
  most: number,
): string[] {
  const weights = new Map<string, number>();
  for (const pair of pairs) {
    const weight = (weights.get(pair[side]) ?? 0) + pair.agreements;
    weights.set(pair[side], weight + pair.uncovered);
  }
  return [...weights]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([ref]) => ref)
    .sort((a, b) =>
      titleOf(a).localeCompare(titleOf(b), undefined, { numeric: true }),
    );
}
