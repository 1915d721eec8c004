import Papa from 'papaparse';
import type { ScorecardEntity } from '../api/scorecardAnswer';
import { defuse } from './defusing';

const HEADINGS = [
  'Entity',
  'Kind',
  'Type',
  'Lifecycle',
  'Owner',
  'System',
  'Domain',
  'Score',
  'Score without exceptions',
  'Level',
  'Activity',
  'State',
  'State without exception',
  'Cell score',
  'Runbook',
  'Not met',
  'Announced',
  'Counts from',
];

const END = '\r\n';

const rounded = (score: number | undefined) =>
  score === undefined ? '' : String(Math.round(score * 100) / 100);

// Nearly every field is a reference, a number or some words: it stands for itself, and asking the library would take most of the time.
const PLAIN = /^(?:\w[\w:./-]*(?: [\w:./-]+)*)?$/;

const field = (text: string) =>
  PLAIN.test(text) ? text : Papa.unparse([[defuse(text)]]);

const fields = (texts: string[]) => texts.map(field).join(',');

const headOf = (entity: ScorecardEntity) =>
  fields([
    entity.ref,
    entity.kind,
    entity.type ?? '',
    entity.lifecycle ?? '',
    entity.ownerRef ?? '',
    entity.systemRef ?? '',
    entity.domainRef ?? '',
    rounded(entity.score),
    rounded(entity.scoreWithoutExceptions),
    entity.level ?? '',
  ]);

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
      const head = headOf(entity);
      // Each line has the same beginning, which is what joining puts between the ends.
      return ['', ...tailsOf(entity.cells)].join(head);
    })
    .join('');
}
