import { ScorecardHistory } from 'backstage-plugin-operating-model-common';

export interface TrendPoint {
  day: string;
  score?: number;
  without?: number;
}

/**
 * A figure holds until the next day on which something changed, and so up to today.
 *
 * @param today - ISO date
 */
export function trendPoints(
  points: ScorecardHistory['points'],
  today: string,
): TrendPoint[] {
  const drawn = points.map(({ day, score, scoreWithoutExceptions }) => ({
    day,
    score,
    without: scoreWithoutExceptions,
  }));
  const last = drawn.at(-1);
  return last && last.day < today ? [...drawn, { ...last, day: today }] : drawn;
}

/** By how many whole points, as they are shown, the score has moved since the first day that has one. */
export function changeOf(
  points: ScorecardHistory['points'],
): { points: number; since: string } | undefined {
  const scored = points.filter(({ score }) => score !== undefined);
  const [first] = scored;
  const last = scored.at(-1);
  if (!first || !last || first === last) return undefined;
  return {
    points: Math.floor(last.score!) - Math.floor(first.score!),
    since: first.day,
  };
}
