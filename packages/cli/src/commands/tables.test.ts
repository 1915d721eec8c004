import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { catalogFiles } from '../__testUtils__/catalogFiles';
import { run, temporaryFolder } from '../__testUtils__/run';

const table = `Activity,$owner,Platform,Validator
Respond to incidents,R,A,Ada
`;

describe('import', () => {
  it('makes YAML of a table, with what the catalog calls its names', async () => {
    const folder = temporaryFolder({ ...catalogFiles, 'table.csv': table });
    const { code, output, errors } = await run(
      [
        ...['import', '--catalog', '.', 'table.csv', '--name', 'shop'],
        ...['--title', 'Shop', '--owner', 'platform', '--method', 'RASCI'],
      ],
      { folder },
    );
    expect(output).toBe(`apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata:
  name: shop
  title: Shop
spec:
  method: RASCI
  owner: group:default/platform
  rows:
    - activity: activity:default/respond-to-incidents
      accountable: group:default/platform
      responsible:
        - $owner
      validator: user:default/ada
`);
    expect([code, errors]).toEqual([0, '']);
  });

  it('warns of an owner that the catalog has not, as of any other name', async () => {
    const folder = temporaryFolder({ ...catalogFiles, 'table.csv': table });
    const line = ['import', 'table.csv', '--name', 'shop', '--owner', 'nosuch'];
    const known = await run([...line, '--catalog', '.'], { folder });
    expect(known.errors).toBe(
      'warning: there is no group:default/nosuch, which --owner names, in .; correct the reference, or bring the group into the catalog\n',
    );
    expect(known.output).toContain('owner: group:default/nosuch');
    expect(known.code).toBe(0);
    expect((await run(line, { folder })).errors).toBe('');
  });

  it('reads what is piped in, and writes to a file', async () => {
    const folder = temporaryFolder();
    const { code, output, errors } = await run(
      ['import', '-', '--name', 'shop', '--output', 'shop.yaml'],
      {
        folder,
        input: '| x | SRE | QA |\n|---|---|---|\n| Deploy | A, R | a |',
      },
    );
    expect([code, output]).toEqual([0, '']);
    expect(errors).toBe(
      'warning: standard input, line 3, row "Deploy", column 3 "QA": the row has "sre" as A already; leave one A\n',
    );
    const { spec } = parse(readFileSync(join(folder, 'shop.yaml'), 'utf8'));
    expect(spec.rows).toEqual([
      { activity: 'deploy', accountable: ['sre', 'qa'], responsible: ['sre'] },
    ]);
  });

  it('ends with 1 and writes nothing when the table is wrong', async () => {
    const { code, output, errors } = await run(
      ['import', '-', '--name', 'shop'],
      { input: ',SRE\nDeploy,X\nRestart,=B1\n' },
    );
    expect([code, output]).toEqual([1, '']);
    expect(errors).toBe(
      'error: standard input, line 2, row "Deploy", column 2 "SRE": "X" is not a letter of RACI; use A, R, C, I or leave the cell empty\n' +
        'error: standard input, line 3, row "Restart", column 2 "SRE": "=B1" is a formula; paste its value, or put an apostrophe before it\n',
    );
  });

  it('lists the first hundred of each and says how many there are', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => `activity-${n},X`);
    const { errors } = await run(
      ['import', '-', '--name', 'shop', '--catalog', '.'],
      {
        input: `,Platform\n${rows.join('\n')}`,
        folder: temporaryFolder(catalogFiles),
      },
    );
    const lines = errors.trim().split('\n');
    expect(lines).toHaveLength(202);
    expect(lines[100]).toBe(
      'error: standard input: 1,000 errors in all; the first 100 are listed, mend these first',
    );
    expect(lines[201]).toBe(
      'warning: standard input: 1,000 warnings in all; the first 100 are listed, mend these first',
    );
  });

  it('takes UTF-8 alone from a pipe, too', async () => {
    const { code, errors } = await run(['import', '-', '--name', 'shop'], {
      input: Uint8Array.from([0x41, 0xff]),
    });
    expect([code, errors]).toEqual([
      2,
      'operating-model: standard input: the file is not UTF-8 text; save it as UTF-8\n',
    ]);
  });

  it.each([
    [['import', '-'], "required option '--name <name>' not specified"],
    [['import', '-', '--name', 'a b'], '--name a b is no name of the catalog'],
    [
      ['import', '-', '--name', 'a', '--owner', 'b c'],
      '--owner b c is not a reference',
    ],
    [['import', 'no.csv', '--name', 'a'], 'no.csv: there is no such file'],
    [
      ['import', '-', '--name', 'a', '--output', 'no/a.yaml'],
      "no/a.yaml can't be written (ENOENT)",
    ],
  ])('%j ends with 2', async (line, message) => {
    const { code, output, errors } = await run(line, {
      input: table,
      folder: temporaryFolder(),
    });
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain(message);
  });
});

describe('export', () => {
  const matrices = catalogFiles['model/matrices.yaml'];
  const second = matrices.replace('baseline', 'second');

  it('makes a table that import takes', async () => {
    const folder = temporaryFolder({ 'm.yaml': matrices });
    const { code, output } = await run(['export', 'm.yaml'], { folder });
    expect(output).toBe('Activity,$owner\r\nrespond-to-incidents,AR\r\n');
    expect(code).toBe(0);
    const imported = await run(['import', '-', '--name', 'x'], {
      input: output,
    });
    expect(parse(imported.output).spec).toEqual({
      rows: [
        {
          activity: 'respond-to-incidents',
          accountable: '$owner',
          responsible: ['$owner'],
        },
      ],
    });
  });

  it('makes Markdown of the one that is named', async () => {
    const { output } = await run(
      ['export', 'm.yaml', '--name', 'second', '--format', 'markdown'],
      { folder: temporaryFolder({ 'm.yaml': `${matrices}${second}` }) },
    );
    expect(output).toContain('| respond-to-incidents | AR |\n');
  });

  it.each([
    [
      `${matrices}${second}`,
      'm.yaml holds baseline, second; choose one of them with --name',
    ],
    [catalogFiles['org.yaml'], 'm.yaml holds no responsibility matrix'],
    [
      matrices.replace('$owner\n', '$boss\n'),
      'm.yaml: spec.rows[0].accountable: "$boss" is not a known placeholder',
    ],
    [matrices.replace('rows:', 'rows: ['), 'm.yaml: not valid YAML'],
  ])('ends with 2 when it cannot', async (text, message) => {
    const { code, output, errors } = await run(['export', 'm.yaml'], {
      folder: temporaryFolder({ 'm.yaml': text }),
    });
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain(message);
  });
});
