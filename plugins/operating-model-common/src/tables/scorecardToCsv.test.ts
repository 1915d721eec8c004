import Papa from 'papaparse';
import { scorecardCsvHead, scorecardToCsv } from './scorecardToCsv';

const cell = {
  activityRef: 'activity:default/deploy',
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
    expect(data.map(row => row.length)).toEqual([18, 18, 18]);
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

  it('is nothing where there is nothing', () => {
    expect(scorecardToCsv([])).toBe('');
  });
});
