import fc from 'fast-check';
import Papa from 'papaparse';
import { undoDefusing } from './defusing';
import { scorecardCsvHead, scorecardToCsv } from './scorecardToCsv';

const cell = {
  activityRef: 'activity:default/deploy',
  risk: 'medium' as const,
  state: 'weak' as const,
  without: 'weak' as const,
  score: 33.333333,
  failed: ['fresh', 'validated'],
};

describe('the scorecard as CSV', () => {
  it('has a line for each cell', () => {
    const { data } = Papa.parse<string[]>(
      scorecardCsvHead() +
        scorecardToCsv([
          {
            ref: 'component:default/shop',
            kind: 'component',
            score: 66.666666,
            cells: [
              { ...cell, runbookRef: 'runbook:default/r' },
              { ...cell, countsFrom: '2027-01-01' },
            ],
          },
        ]),
      { skipEmptyLines: true },
    );
    const [headings, first, second] = data;
    const of = (row: string[], name: string) => row[headings.indexOf(name)];
    expect(data).toHaveLength(3);
    expect(data.map(row => row.length)).toEqual([19, 19, 19]);
    expect(of(first, 'Risk')).toBe(cell.risk);
    expect(of(first, 'Score')).toBe('66.67');
    expect(of(first, 'Runbook')).toBe('runbook:default/r');
    expect(of(first, 'Not met')).toBe('fresh validated');
    expect(of(second, 'Counts from')).toBe('2027-01-01');
  });

  it('holds nothing that a spreadsheet takes for a formula', () => {
    const text = scorecardToCsv([
      {
        ref: 'component:default/shop',
        kind: 'component',
        type: '=HYPERLINK("https://evil.example.com")',
        lifecycle: '@SUM(1)',
        cells: [cell],
      },
    ]);
    expect(text).toContain(`"'=HYPERLINK(`);
    expect(text).toContain(`,'@SUM(1),`);
  });

  it('is read again as what was written, whatever it holds', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n", \'a') }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text, fc.array(text, { minLength: 1 }))),
        fc.boolean(),
        (given, share) => {
          const shared = [{ ...cell, activityRef: '=shared, "cells"' }];
          const entities = given.map(([ref, type, activities]) => ({
            ref,
            kind: 'component',
            type,
            cells: share
              ? shared
              : activities.map(activityRef => ({ ...cell, activityRef })),
          }));
          const { data } = Papa.parse<string[]>(
            scorecardCsvHead() + scorecardToCsv(entities),
            { newline: '\r\n', delimiter: ',' },
          );
          // What ends with a line break is read with an empty line after it.
          expect(data.pop()).toEqual(['']);
          const [, ...rows] = data;
          expect(rows.map(row => row.length)).toEqual(rows.map(() => 19));
          expect(
            rows.map(row => [row[0], row[2], row[10]].map(undoDefusing)),
          ).toEqual(
            entities.flatMap(({ ref, type, cells }) =>
              cells.map(({ activityRef }) => [ref, type, activityRef]),
            ),
          );
          for (const value of rows.flat())
            expect(value).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
    );
  });

  it('is nothing where there is nothing', () => {
    expect(scorecardToCsv([])).toBe('');
  });
});
