import { ScorecardMember } from 'backstage-plugin-operating-model-common';

export const SORTS = [
  'score',
  'best',
  'without',
  'title',
  'entities',
  'missing',
] as const;

export type Sort = (typeof SORTS)[number];

export const SORT_TEXTS = {
  score: 'scorecard.page.sorts.score',
  best: 'scorecard.page.sorts.best',
  without: 'scorecard.page.sorts.without',
  title: 'scorecard.page.sorts.title',
  entities: 'scorecard.page.sorts.entities',
  missing: 'scorecard.page.sorts.missing',
} as const satisfies Record<Sort, string>;

/** Members in the order that one asks for. Those without a score come last. */
export function sortMembers(
  members: readonly ScorecardMember[],
  sort: Sort,
): ScorecardMember[] {
  return [...members].sort(
    (a, b) =>
      rankOf(a, sort) - rankOf(b, sort) || a.title.localeCompare(b.title),
  );
}

function rankOf(
  { score, scoreWithoutExceptions, entities, cells }: ScorecardMember,
  sort: Sort,
): number {
  switch (sort) {
    case 'title':
      return 0;
    case 'entities':
      return -entities;
    case 'missing':
      return -cells.missing;
    case 'best':
      return score === undefined ? 1 : -score;
    case 'without':
      return scoreWithoutExceptions ?? 101;
    default:
      return score ?? 101;
  }
}
