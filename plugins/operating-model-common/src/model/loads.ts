/** What a group or user carries: pairs of entity and activity. @public */
export interface Load {
  partyRef: string;
  /** Pairs for which it holds A. */
  accountable: number;
  responsible: number;
  /** On how many entities it holds either. */
  entities: number;
  /** By activity. */
  activities: ReadonlyMap<string, ActivityLoad>;
}

/** @public */
export interface ActivityLoad {
  accountable: number;
  responsible: number;
  /** The matrices that say so; empty where the owner is assumed. */
  accountableBy: ReadonlySet<string>;
  responsibleBy: ReadonlySet<string>;
}

/** The A-load of the groups that carry any. @public */
export interface LoadStatistics {
  groups: number;
  mean: number;
  /** Standard deviation. */
  deviation: number;
}

/**
 * Mean and deviation of the A-loads that are above nothing.
 *
 * @public
 */
export function loadStatistics(accountable: readonly number[]): LoadStatistics {
  const carried = accountable.filter(count => count > 0);
  const groups = carried.length;
  if (groups === 0) return { groups, mean: 0, deviation: 0 };
  const mean = carried.reduce((sum, count) => sum + count, 0) / groups;
  const variance =
    carried.reduce((sum, count) => sum + (count - mean) ** 2, 0) / groups;
  return { groups, mean, deviation: Math.sqrt(variance) };
}

/**
 * Between which A-loads lies what is usual; undefined where there is no crowd to compare with: fewer than three
 * groups, or all alike.
 *
 * @param deviations - how many of them from the mean are still usual
 */
export function usualLoad(
  { groups, mean, deviation }: LoadStatistics,
  deviations = 2,
): { from: number; to: number } | undefined {
  if (groups < 3 || deviation === 0) return undefined;
  return {
    from: mean - deviations * deviation,
    to: mean + deviations * deviation,
  };
}

/**
 * Whether an A-load is out of the ordinary.
 *
 * @param deviations - see {@link usualLoad}
 * @public
 */
export function loadStanding(
  accountable: number,
  peers: LoadStatistics,
  deviations?: number,
): 'low' | 'usual' | 'high' {
  const usual = usualLoad(peers, deviations);
  if (!usual) return 'usual';
  if (accountable > usual.to) return 'high';
  return accountable < usual.from ? 'low' : 'usual';
}
