import { readTable } from './readTable';

jest.setTimeout(30_000);

const cellsOf = (text: string) =>
  readTable(text).table?.rows.map(({ line, cells }) => [line, ...cells]);

const problemsOf = (text: string) => readTable(text).problems;

describe('a table of commas, semicolons or tabs', () => {
  it.each([
    ['commas', 'Activity,SRE\nDeploy,A\n'],
    ['semicolons', 'Activity;SRE\nDeploy;A\n'],
    ['tabs', 'Activity\tSRE\nDeploy\tA'],
    ['Windows line ends', 'Activity,SRE\r\nDeploy,A\r\n'],
    ['old Macintosh line ends', 'Activity,SRE\rDeploy,A\r'],
    ['a byte order mark', '\ufeffActivity,SRE\nDeploy,A'],
    ['quotes and spaces around', '"Activity" ,SRE\n"Deploy", A\r\n'],
  ])('may have %s', (_, text) => {
    expect(readTable(text).table).toEqual({
      format: 'csv',
      rows: [
        { line: 1, cells: ['Activity', 'SRE'] },
        { line: 2, cells: ['Deploy', 'A'] },
      ],
    });
  });

  it('may hold separators, quotes and line breaks in quoted cells', () => {
    expect(
      cellsOf('Activity,"Quality, Risk"\n"Say ""no""\r\ntwice",A\nDeploy,R'),
    ).toEqual([
      [1, 'Activity', 'Quality, Risk'],
      [2, 'Say "no"\ntwice', 'A'],
      [4, 'Deploy', 'R'],
    ]);
  });

  it('knows each line although blank ones are left out', () => {
    expect(cellsOf('\n\nActivity,SRE\n , \n\nDeploy,A\n\n')).toEqual([
      [3, 'Activity', 'SRE'],
      [6, 'Deploy', 'A'],
    ]);
  });

  it('is refused where a quotation mark is not closed, with the line', () => {
    expect(problemsOf('Activity,SRE\nDeploy,A\n"Restart,R\nx,y')).toEqual([
      expect.objectContaining({
        line: 3,
        message: 'a quotation mark is opened and never closed',
      }),
    ]);
    expect(problemsOf('Activity,SRE\n"Deploy" now,A')).toEqual([
      expect.objectContaining({ line: 2, remedy: expect.any(String) }),
    ]);
  });
});

describe('a Markdown table', () => {
  it('is told by its pipes and read with or without edges, separator and alignment', () => {
    const rows = [
      ['Activity', 'SRE'],
      ['Deploy', 'A'],
    ];
    for (const text of [
      '| Activity | SRE |\n|---|:-:|\n| Deploy | A |',
      'Activity | SRE\r\n:-- | --:\r\nDeploy | A\r\n',
      '| Activity | SRE |\n\n| Deploy | A |\n',
    ]) {
      const { table } = readTable(text);
      expect(table?.format).toBe('markdown');
      expect(table?.rows.map(({ cells }) => cells)).toEqual(rows);
    }
  });

  it('keeps empty cells, escaped pipes, line breaks and entities, and takes emphasis off', () => {
    expect(
      cellsOf(
        '| **Activity** | `a\\|b` | |\n| --- | --- | --- |\n| x \\\\ y<br/>z | &lt;br&gt; &amp; | |\n| | A | R |',
      ),
    ).toEqual([
      [1, 'Activity', 'a|b', ''],
      [3, 'x \\ y\nz', '<br> &', ''],
      [4, '', 'A', 'R'],
    ]);
  });

  it('may stand below a text, and may not be interrupted by one', () => {
    const table = '| a | b |\n|---|---|\n| c | A |\n';
    expect(cellsOf(`Who does what:\n\n${table}\nThat is all.`)).toEqual([
      [3, 'a', 'b'],
      [5, 'c', 'A'],
    ]);
    expect(problemsOf(`${table}and then\n| d | R |`)).toEqual([
      expect.objectContaining({
        line: 4,
        message: 'this line is not a row of the table, and rows follow it',
      }),
    ]);
  });
});

it.each(['', ' \n\t\r\n', '\ufeff', ',,,\n,,'])(
  'finds no table in %j',
  text => {
    expect(problemsOf(text)).toEqual([
      {
        message: 'there is no table in it',
        remedy:
          'paste rows with activities in the first column and parties in the headings',
      },
    ]);
  },
);

it('does not read ten million characters', () => {
  const from = Date.now();
  expect(problemsOf('a,b\n'.repeat(2_500_000))).toEqual([
    {
      message: 'the text is longer than 2,000,000 characters',
      remedy: 'paste the table alone, or in parts',
    },
  ]);
  expect(Date.now() - from).toBeLessThan(5_000);
});

it.each(['"a', '"a"b', '"', '\\', '|', '| ', '<br ', '**', 'a,"b', ':-|'])(
  'reads a long text of %j in time that grows with its length alone',
  piece => {
    const text = piece.repeat(500_000 / piece.length);
    const from = Date.now();
    readTable(text);
    readTable(text, { format: 'markdown' });
    expect(Date.now() - from).toBeLessThan(5_000);
  },
);
