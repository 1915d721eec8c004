import {
  OperatingModel,
  ScorecardHistory,
  namesOf,
} from 'backstage-plugin-operating-model-common';
import { StoredCell } from '../scorecard/ScorecardStore';

/** An entity whose row is not what it was at the last digest. */
export interface Difference {
  entityRef: string;
  ownerRef: string;
  before: readonly StoredCell[];
  after: readonly StoredCell[];
}

/** What got worse for one owner. */
export interface Worse {
  /** The score then and now, where it went down. */
  score?: { before: number; after: number };
  /** Cells that count: entity and activity, and what has become of it. */
  cells: { entityRef: string; activityRef: string; state: string }[];
}

/** What came to count, or counts otherwise, since the last digest. */
export type CountedAnew = ScorecardHistory['scoringChanges'];

/** From good to bad. */
const ORDER = ['covered', 'weak', 'missing'];

const rank = (cell: StoredCell | undefined) =>
  // What was excused, or was not there, was no worse than covered.
  Math.max(ORDER.indexOf(cell?.state ?? ''), 0);

/** The cells of an entity that became weak or missing. */
export function worseCells({ before, after, entityRef }: Difference) {
  const known = new Map(before.map(cell => [cell.activityRef, cell]));
  return after
    .filter(
      cell =>
        !cell.countsFrom && rank(cell) > rank(known.get(cell.activityRef)),
    )
    .map(({ activityRef, state }) => ({ entityRef, activityRef, state }));
}

const SHOWN = 5;

const rounded = (score: number) => String(Math.round(score * 10) / 10);

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;

const titleOfChange = ({
  of,
  title,
}: CountedAnew[number]['changes'][number]) =>
  of === 'maxAge' ? 'how old a text may be' : title;

function listed(titles: ReadonlySet<string>): string {
  const shown = [...titles].slice(0, SHOWN);
  const rest = titles.size - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** What an owner is told, in a few lines. */
export function digestText(
  model: OperatingModel,
  { cells, score }: Worse,
  countedAnew: CountedAnew = [],
): { title: string; description: string } {
  const names = namesOf(
    model,
    cells.flatMap(({ entityRef, activityRef }) => [entityRef, activityRef]),
  );
  const lines = cells
    .slice(0, SHOWN)
    .map(
      ({ entityRef, activityRef, state }) =>
        `${names[entityRef].title}: ${names[activityRef].title} is ${state}`,
    );
  const rest = cells.length - lines.length;
  const anew = new Set(
    countedAnew.flatMap(({ changes }) => changes.map(titleOfChange)),
  );
  return {
    title: cells.length
      ? `Runbooks got worse: ${count(cells.length, 'activity', 'activities')} of your entities`
      : 'The runbook coverage of your entities went down',
    description: [
      ...(score
        ? [`Score ${rounded(score.before)} before, ${rounded(score.after)} now`]
        : []),
      ...lines,
      ...(rest > 0 ? [`and ${rest} more`] : []),
      ...(anew.size
        ? [`What counts has changed as well: ${listed(anew)}`]
        : []),
    ].join('. '),
  };
}
