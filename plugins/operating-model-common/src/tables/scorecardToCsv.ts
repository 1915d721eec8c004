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

const rounded = (score: number | undefined) =>
  score === undefined ? '' : String(Math.round(score * 100) / 100);

function rowsOf(entity: ScorecardEntity): string[][] {
  const head = [
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
  ];
  return entity.cells.map(cell => [
    ...head,
    cell.activityRef,
    cell.state,
    cell.without,
    rounded(cell.score),
    cell.runbookRef ?? '',
    cell.failed.join(' '),
    (cell.announced ?? []).map(({ id }) => id).join(' '),
    cell.countsFrom ?? '',
  ]);
}

const csvOf = (rows: string[][]) =>
  rows.length
    ? `${Papa.unparse(
        rows.map(cells => cells.map(defuse)),
        { newline: '\r\n' },
      )}\r\n`
    : '';

/** The first line of the scorecard as CSV. @public */
export function scorecardCsvHead(): string {
  return csvOf([HEADINGS]);
}

/** Entities of the scorecard as CSV, a line for each cell. @public */
export function scorecardToCsv(entities: readonly ScorecardEntity[]): string {
  return csvOf(entities.flatMap(rowsOf));
}
