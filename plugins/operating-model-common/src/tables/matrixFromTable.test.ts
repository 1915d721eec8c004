import { TABLE_LIMITS } from './limits';
import { MatrixFromTableOptions, matrixFromTable } from './matrixFromTable';
import { describeTableProblem } from './TableProblem';

jest.setTimeout(30_000);

const known = {
  activities: [
    {
      ref: 'activity:default/deploy-to-production',
      title: 'Deploy to production',
    },
    { ref: 'activity:default/restart-service', title: 'Restart a service' },
  ],
  parties: [
    { ref: 'group:default/sre', title: 'Site reliability' },
    { ref: 'group:default/customer-care', title: 'Customer care, phone' },
    { ref: 'group:shops/sre', title: 'SRE of the shops' },
    { ref: 'group:default/phone', title: 'Phone' },
    { ref: 'user:default/sam', title: 'Sam' },
    // As the parties of a matrix are listed, placeholders among them.
    { ref: '$owner' },
    { ref: 'user:default/sam2', title: 'Sam' },
  ],
};

const rowsOf = (text: string, options?: MatrixFromTableOptions) =>
  matrixFromTable(text, options).rows;

const problemsOf = (text: string, options?: MatrixFromTableOptions) =>
  matrixFromTable(text, options).problems?.map(describeTableProblem);

const warningsOf = (text: string, options?: MatrixFromTableOptions) =>
  matrixFromTable(text, options).warnings?.map(describeTableProblem);

it('reads activities down, parties across, validator and note', () => {
  expect(
    matrixFromTable(
      `
| Activity             | $owner | SITE  reliability | group:default/customer-care | Validator                  | note           |
| -------------------- | ------ | ----------------- | --------------------------- | -------------------------- | -------------- |
| Deploy to Production | R      | a                 | i                           | Customer care, phone       | They keep<br>it |
| restart-service      | A/R    | –                 |                             | sre; customer-care         |                |
`,
      { known },
    ),
  ).toEqual({
    rows: [
      {
        activity: 'activity:default/deploy-to-production',
        accountable: 'group:default/sre',
        responsible: ['$owner'],
        informed: ['group:default/customer-care'],
        validator: 'group:default/customer-care',
        note: 'They keep\nit',
      },
      {
        activity: 'activity:default/restart-service',
        accountable: '$owner',
        responsible: ['$owner'],
        validator: ['group:default/sre', 'group:default/customer-care'],
      },
    ],
    parties: ['$owner', 'group:default/sre', 'group:default/customer-care'],
    warnings: [],
    counts: { problems: 0, warnings: 0 },
  });
});

it.each([
  ['A', ['accountable']],
  ['r', ['responsible']],
  ['AR', ['accountable', 'responsible']],
  ['A/R', ['accountable', 'responsible']],
  ['A, R', ['accountable', 'responsible']],
  ['r & a & r', ['accountable', 'responsible']],
  ['Responsible', ['responsible']],
  ['ci', ['consulted', 'informed']],
])('reads %j', (cell, fields) => {
  const [{ activity, ...letters }] = rowsOf(`,SRE\nDeploy,"${cell}"`)!;
  expect(activity).toBe('deploy');
  expect(Object.keys(letters)).toEqual(fields);
});

it('knows the letters of each method', () => {
  const table = ',SRE,Payments\nDeploy,A,S';
  expect(rowsOf(table, { method: 'RASCI' })).toEqual([
    { activity: 'deploy', accountable: 'sre', support: ['payments'] },
  ]);
  expect(problemsOf(table)).toEqual([
    'line 2, row "Deploy", column 3 "Payments": "S" is not a letter of RACI; use A, R, C, I or leave the cell empty; S is a letter of the method RASCI',
  ]);
  const daci = ',SRE,Payments\nDeploy,A,D';
  expect(rowsOf(daci, { method: 'DACI' })).toEqual([
    { activity: 'deploy', accountable: 'sre', responsible: ['payments'] },
  ]);
  expect(problemsOf(daci)).toEqual([
    'line 2, row "Deploy", column 3 "Payments": "D" is not a letter of RACI; use A, R, C, I or leave the cell empty; D is a letter of the method DACI',
  ]);
});

it('makes short references of names that nothing is known of', () => {
  expect(
    rowsOf(
      "Task,Data Platform,Ops/Müller's team,user:default/sam,$Owner\nRoll  out,A,R,C,I".replace(
        "Ops/Müller's team",
        "Müller's team",
      ),
    ),
  ).toEqual([
    {
      activity: 'roll-out',
      accountable: 'data-platform',
      responsible: ['mullers-team'],
      consulted: ['user:default/sam'],
      informed: ['$owner'],
    },
  ]);
});

it.each([
  ['A/A', 'A'],
  ['rR', 'R'],
])('warns of a letter that a cell names twice: %s', (cell, letter) => {
  const text = `,sre\nDeploy to production,${cell}\n`;
  expect(warningsOf(text, { known })).toContain(
    `line 2, row "Deploy to production", column 2 "sre": "${cell}" says ${letter} twice; leave one, or correct the other`,
  );
});

it.each(['A Accountable', 'A/R', 'Accountable, Responsible'])(
  'takes %s as it is',
  cell => {
    const quoted = `,sre\nDeploy to production,"${cell}"\n`;
    expect(warningsOf(quoted, { known })).toEqual([]);
  },
);

it('warns of what can be taken as it is, but hardly is what was meant', () => {
  expect(
    warningsOf(
      ',sre,Growth,shops/sre,Phone\nDeploy to production,A,A,,\nRetire,,,,\n',
      { known },
    ),
  ).toEqual([
    'line 1, column 3 "Growth": "Growth" is not in the catalog and was taken as growth; add it to the catalog, or correct the heading',
    'line 1, column 4 "shops/sre": the party has no letter and is left out; give it a letter, or remove the column',
    'line 1, column 5 "Phone": the party has no letter and is left out; give it a letter, or remove the column',
    'line 2, row "Deploy to production", column 3 "Growth": the row has "group:default/sre" as A already; leave one A',
    'line 3, row "Retire": the row holds no letter; say who is accountable and responsible, or remove the row',
    'line 3, row "Retire", column 1: "Retire" is not in the catalog and was taken as retire; add it to the catalog, or correct the name',
  ]);
});

it.each<[string, string, string[], MatrixFromTableOptions?]>([
  [
    'a row that is too short',
    ',SRE,Payments\nDeploy,A\nRestart,A,R',
    [
      'line 2, row "Deploy": the row has 2 cells, the headings 3; give it a cell for each heading, an empty one where there is nothing',
    ],
  ],
  [
    'a cell under no heading',
    ',SRE\nDeploy,A,R\nRestart,A,',
    [
      'line 2, row "Deploy", column 3: "R" stands under no heading; give the column a heading, or quote a cell that holds a separator',
    ],
  ],
  [
    'a merged heading',
    ',Operations,,Payments\nDeploy,A,R,',
    [
      'line 1, column 3: the column has no heading; give it the name of a party; where headings are merged, split them first',
    ],
  ],
  [
    'a merged activity',
    ',SRE\nDeploy,A\n,R',
    [
      'line 3, column 1: the row names no activity; write its name into the first column; where cells are merged, split them first',
    ],
  ],
  [
    'unknown letters, all of them at once',
    ',SRE,Payments\nDeploy,X,A?\nRestart,AR,"yes, R"',
    [
      'line 2, row "Deploy", column 2 "SRE": "X" is not a letter of RACI; use A, R, C, I or leave the cell empty',
      'line 2, row "Deploy", column 3 "Payments": "A?" is not a letter of RACI; use A, R, C, I or leave the cell empty',
      'line 3, row "Restart", column 3 "Payments": "yes" is not a letter of RACI; use A, R, C, I or leave the cell empty',
    ],
  ],
  [
    'a formula',
    ',SRE\n"=SUM(A1:A2)",A\nDeploy,=B2',
    [
      'line 2, row "=SUM(A1:A2)", column 1: "=SUM(A1:A2)" is a formula; paste its value, or put an apostrophe before it',
      'line 3, row "Deploy", column 2 "SRE": "=B2" is a formula; paste its value, or put an apostrophe before it',
    ],
  ],
  [
    'a formula in Markdown',
    '| x | SRE |\n| Deploy | =A1 |',
    [
      'line 2, row "Deploy", column 2 "SRE": "=A1" is a formula; paste its value',
    ],
  ],
  [
    'an activity twice',
    ',SRE\nDeploy to production,A\nRestart,A\nactivity:deploy-to-production,R',
    [
      'line 4, row "activity:deploy-to-production", column 1: "activity:deploy-to-production" is in line 2 already; join the two rows',
    ],
  ],
  [
    'a party twice',
    ',SRE,Validator,group:default/sre,validator\nDeploy,A,sre,R,sre',
    [
      'line 1, column 4 "group:default/sre": "group:default/sre" is in column 2 already; join the two columns',
      'line 1, column 5 "validator": "validator" is in column 3 already; join the two columns',
    ],
  ],
  [
    'a title that two have',
    ',Sam\nDeploy,A',
    [
      'line 1, column 2 "Sam": "Sam" may mean user:default/sam or user:default/sam2; write the reference that is meant',
    ],
    { known },
  ],
  [
    'names that no reference can be made of',
    ',客服,group:a:b,$boss\n!!!,A,R,C',
    [
      'line 1, column 2 "客服": no name can be made of "客服"; write a reference, for example group:default/some-name',
      'line 1, column 3 "group:a:b": no name can be made of "group:a:b"; write a reference, for example group:default/some-name',
      'line 1, column 4 "$boss": "$boss" is not a known placeholder; use one of $owner, $owner.parent, $system.owner, $domain.owner',
      'line 2, row "!!!", column 1: no name can be made of "!!!"; write a reference, for example activity:default/some-name',
    ],
  ],
  [
    'a control character',
    ',SRE\nDep\u0007loy,A',
    [
      'line 2, row "Dep\\u0007loy", column 1: the cell holds a control character; type the cell anew, or paste it as plain text',
    ],
  ],
  [
    'no letter at all',
    ',SRE,Payments\nDeploy,,-\nRestart,,',
    [
      'no cell holds a letter; put A, R, C, I where an activity and a party meet',
    ],
  ],
  [
    'no party',
    'Our matrix\nDeploy\n',
    [
      'line 1: the headings name no party; put the names of groups, users or placeholders into the first row, and nothing above it',
    ],
  ],
  [
    'no activity',
    'Activity,SRE\n',
    ['line 1: there is no row below the headings; add a row for each activity'],
  ],
  [
    'nothing',
    '',
    [
      'there is no table in it; paste rows with activities in the first column and parties in the headings',
    ],
  ],
])('refuses %s', (_, text, messages, options = {}) => {
  expect(problemsOf(text, options)).toEqual(messages);
  expect(rowsOf(text, options)).toBeUndefined();
});

it('takes as many parties and activities as the limits say, and no more', () => {
  const table = (parties: number, activities: number) =>
    [
      ['', ...Array.from({ length: parties }, (_, n) => `team-${n}`)],
      ...Array.from({ length: activities }, (_, n) => [
        `activity-${n}`,
        ...Array(parties).fill('R'),
      ]),
    ]
      .map(cells => cells.join('\t'))
      .join('\n');
  const { parties, activities } = TABLE_LIMITS;
  expect(rowsOf(table(parties, activities))).toHaveLength(activities);
  expect(problemsOf(table(1_000, 1))).toEqual([
    'line 1: there are 1000 parties, more than 200; split the table into several matrices',
  ]);
  expect(problemsOf(table(1, activities + 1))).toEqual([
    'there are 1,001 activities, more than 1,000; split the table into several matrices',
  ]);
});

it('lists the first hundred problems and warnings, and counts them all', () => {
  const names = Array.from({ length: 150 }, (_, n) => `activity-${n}`);
  const reading = (letter: string) =>
    matrixFromTable(
      [',SRE', ...names.map(name => `${name},${letter}`)].join('\n'),
      { known },
    );
  const wrong = reading('X');
  expect(wrong.problems).toHaveLength(100);
  expect(wrong.problems?.at(-1)).toMatchObject({ rowName: 'activity-99' });
  expect(wrong.warnings).toHaveLength(100);
  expect(wrong.counts).toEqual({ problems: 150, warnings: 150 });
  expect(reading('A')).toMatchObject({
    warnings: { length: 100 },
    counts: { problems: 0, warnings: 150 },
  });
});

describe('a cell that holds no text of a person', () => {
  it('hides nothing of what is wrong in others, and is named once', () => {
    const text = [
      ',SRE,=B1,Payments,Validator',
      'Deploy,A,X,A,=D9',
      '=A9,=B9,R,,$boss',
      'Restart,,R\u0007,,',
      'Retire,,,,',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^line 1, column 3 .*"=B1" is a formula/),
      expect.stringMatching(/^line 2, row "Deploy", column 3 .*"X" is not/),
      expect.stringMatching(/^line 2, row "Deploy", column 5 .*is a formula/),
      expect.stringMatching(/^line 3, row "=A9", column 1: .*is a formula/),
      expect.stringMatching(/^line 3, row "=A9", column 2 .*is a formula/),
      expect.stringMatching(/^line 3, row "=A9", column 5 .*"\$boss" is not a/),
      expect.stringMatching(/^line 4, row "Restart", column 3 .*control/),
    ]);
    expect(warningsOf(text)).toEqual([
      expect.stringMatching(/^line 2, row "Deploy", column 4 .*as A already/),
      expect.stringMatching(/^line 5, row "Retire": the row holds no letter/),
    ]);
  });

  it('is named with what is missing where rows are too short', () => {
    expect(problemsOf(',SRE,Payments\nDeploy,=B1,X\nRestart,A')).toEqual([
      expect.stringMatching(/^line 2, .*"=B1" is a formula/),
      expect.stringMatching(/^line 3, .*the row has 2 cells/),
    ]);
  });
});

it('keeps the order of the columns, whatever letters come first in a row', () => {
  const { parties } = matrixFromTable(
    'Activity,x,y,z,unused\nDeploy,I,R,A,\nRestart,,,R,',
  );
  expect(parties).toEqual(['x', 'y', 'z']);
});

it('lists what is wrong by row and column, and what is to look at too', () => {
  const table = (cells: string[]) =>
    `Activity,x,y,z,unused\n${cells.join('\n')}`;
  const placesOf = (problems: readonly { line?: number; column?: number }[]) =>
    problems.map(({ line, column }) => [line, column]);
  const wrong = matrixFromTable(table(['Deploy,A,X,Y,', 'Restart,X,R,,']));
  expect(placesOf(wrong.problems!)).toEqual([
    [2, 3],
    [2, 4],
    [3, 2],
  ]);
  const odd = matrixFromTable(table(['Deploy,A,A,R,', 'Restart,,,,']));
  expect(placesOf(odd.warnings!)).toEqual([
    [1, 5],
    [2, 3],
    [3, undefined],
  ]);
});

describe('a name that is not known', () => {
  const table = (activity: string, party: string, letter = 'A') =>
    `Activity,${party}\n${activity},${letter}`;

  it('may be one that is mistyped', () => {
    expect(
      warningsOf(table('Deploy to prodcution', 'Site reliabilty'), { known }),
    ).toEqual([
      'line 1, column 2 "Site reliabilty": "Site reliabilty" is not in the catalog and was taken as site-reliabilty; did you mean "Site reliability"? Otherwise add it to the catalog',
      'line 2, row "Deploy to prodcution", column 1 "Activity": "Deploy to prodcution" is not in the catalog and was taken as deploy-to-prodcution; did you mean "Deploy to production"? Otherwise add it to the catalog',
    ]);
  });

  it('is asked about in validators, too, and by the name of a reference', () => {
    const text = 'Activity,sre,Validator\nrestart-servce,A,custmer-care';
    expect(warningsOf(text, { known })).toEqual([
      expect.stringContaining('did you mean "restart-service"?'),
      expect.stringContaining('did you mean "customer-care"?'),
    ]);
  });

  it('is compared with nothing that is far off or too short to tell', () => {
    const said = warningsOf(table('Retire', 'srx'), { known });
    expect(said).toHaveLength(2);
    expect(said?.join()).not.toContain('did you mean');
  });

  it('is told together with what has to be mended', () => {
    const text = table('Deploy to prodcution', 'Site reliabilty', 'X');
    expect(problemsOf(text, { known })).toHaveLength(1);
    expect(warningsOf(text, { known })).toHaveLength(2);
  });

  it('does not take long where nothing is known and much there is', () => {
    const many = {
      activities: Array.from({ length: 5_000 }, (_, index) => ({
        ref: `activity:default/do-thing-${index}`,
        title: `Do the thing of the number ${index}`,
      })),
      parties: known.parties,
    };
    const rows = Array.from(
      { length: 1_000 },
      (_, index) => `Make the thing of the nummer ${index * 7},A`,
    );
    const start = performance.now();
    matrixFromTable(`Activity,SRE\n${rows.join('\n')}`, { known: many });
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
