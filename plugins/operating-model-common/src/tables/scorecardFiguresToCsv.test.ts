import Papa from 'papaparse';
import {
  scorecardFiguresCsvHead,
  scorecardFiguresToCsv,
} from './scorecardFiguresToCsv';

const cellsByState = { covered: 1, weak: 2, missing: 3, exempt: 4, unknown: 5 };

describe('the scorecard as CSV without cells', () => {
  it('has a line for each entity, with its cells by state', () => {
    const { data } = Papa.parse<string[]>(
      scorecardFiguresCsvHead() +
        scorecardFiguresToCsv([
          {
            ref: 'component:default/shop',
            kind: 'component',
            ownerRef: 'group:default/web',
            score: 66.666666,
            cellsByState,
          },
          { ref: 'component:default/web', kind: 'component', cellsByState },
        ]),
      { skipEmptyLines: true },
    );
    const [headings, first, second] = data;
    const of = (row: string[], name: string) => row[headings.indexOf(name)];
    expect(data).toHaveLength(3);
    expect(data.map(row => row.length)).toEqual([15, 15, 15]);
    expect(of(first, 'Entity')).toBe('component:default/shop');
    expect(of(first, 'Owner')).toBe('group:default/web');
    expect(of(first, 'Score')).toBe('66.67');
    expect(
      ['Covered', 'Weak', 'Missing', 'Exempt', 'Unknown'].map(name =>
        of(first, name),
      ),
    ).toEqual(['1', '2', '3', '4', '5']);
    expect(of(second, 'Score')).toBe('');
  });

  it('holds nothing that a spreadsheet takes for a formula', () => {
    const text = scorecardFiguresToCsv([
      {
        ref: 'component:default/shop',
        kind: 'component',
        type: '=HYPERLINK("https://evil.example.com")',
        lifecycle: '@SUM(1)',
        cellsByState,
      },
    ]);
    expect(text).toContain(`"'=HYPERLINK(`);
    expect(text).toContain(`,'@SUM(1),`);
  });
});
