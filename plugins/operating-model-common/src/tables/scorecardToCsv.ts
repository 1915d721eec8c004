import type { ScorecardEntity } from '../api/scorecardAnswer';
import {
  END,
  ENTITY_HEADINGS,
  entityFields,
  fields,
  rounded,
} from './scorecardFields';

const HEADINGS = [
  ...ENTITY_HEADINGS,
  'Activity',
  'State',
  'State without exception',
  'Cell score',
  'Runbook',
  'Not met',
  'Announced',
  'Counts from',
  'Risk',
];

const tailOf = (cell: ScorecardEntity['cells'][number]) =>
  fields([
    cell.activityRef,
    cell.state,
    cell.without,
    rounded(cell.score),
    cell.runbookRef ?? '',
    cell.failed.join(' '),
    (cell.announced ?? []).map(({ id }) => id).join(' '),
    cell.countsFrom ?? '',
    cell.risk,
  ]);

/** The first line of the scorecard as CSV. @public */
export function scorecardCsvHead(): string {
  return fields(HEADINGS) + END;
}

/**
 * Entities of the scorecard as CSV, a line for each cell.
 *
 * @param known - what cells were written as before, which entities share with others; handed in again, they are not written anew
 * @public
 */
export function scorecardToCsv(
  entities: readonly ScorecardEntity[],
  known = new WeakMap<ScorecardEntity['cells'], string[]>(),
): string {
  const tailsOf = (cells: ScorecardEntity['cells']) => {
    const tails =
      known.get(cells) ?? cells.map(cell => `,${tailOf(cell)}${END}`);
    known.set(cells, tails);
    return tails;
  };
  return entities
    .map(entity => {
      const head = entityFields(entity);
      // Each line has the same beginning, which is what joining puts between the ends.
      return ['', ...tailsOf(entity.cells)].join(head);
    })
    .join('');
}
