import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { catalogFiles } from '../__testUtils__/catalogFiles';
import { FileContents, run, temporaryFolder } from '../__testUtils__/run';
import { MAX_FILE_BYTES } from '../files/readText';

jest.setTimeout(30_000);

const lint = (files: FileContents, ...line: string[]) =>
  run(['lint', ...line], { folder: temporaryFolder(files) });

const MISSING_OWNER =
  'model/runbooks.yml:9:3: error R04: runbook:default/shop-is-down: group:default/nobody does not exist; correct the reference, or bring the entity into the catalog';

/** A definition whose type is of the wrong kind. */
const refused = `apiVersion: operating-model/v1alpha1
kind: Activity
metadata:
  name: deploy
spec:
  type: [1]
`;

it('finds what is wrong, says where, and ends with 1', async () => {
  const { code, output, errors } = await lint(catalogFiles);
  expect(output.split('\n')).toEqual([
    MISSING_OWNER,
    '1 error, 0 warnings, 0 notes in 3 definitions and 4 other entities of 5 files.',
    '',
  ]);
  expect(errors).toBe('');
  expect(code).toBe(1);
});

it('proposes what a mistyped reference may mean', async () => {
  const { 'model/runbooks.yml': runbooks, ...files } = catalogFiles;
  const { output } = await lint({
    ...files,
    'model/runbooks.yml': runbooks.replace('nobody', 'platfrom'),
  });
  expect(output).toContain(
    'group:default/platfrom does not exist; did you mean group:default/platform? Otherwise bring the entity into the catalog\n',
  );
});

it('ends with 0 when nothing is wrong', async () => {
  const { 'model/runbooks.yml': runbooks, ...files } = catalogFiles;
  const mended = runbooks.replace('nobody', 'platform');
  const { code, output } = await lint({
    ...files,
    'model/runbooks.yml': mended,
  });
  expect(output).toMatch(/^0 errors/);
  expect(code).toBe(0);
});

it('shows the place of a definition that cannot be understood', async () => {
  const { code, output } = await lint({ 'a.yaml': `\n---\n${refused}` });
  expect(output).toContain(
    'a.yaml:8:3: error schema: activity:default/deploy: spec.type must be a text, not a list; write a text\n',
  );
  expect(code).toBe(1);
});

it.each([
  ['spec:\n  rows:\n    - activity: deploy\n      accountable: [a, b]', 9, 7],
  ['spec:\n  rows:\n    - { activity: deploy, accountable: [a, b] }', 8, 27],
  ['spec: { rows: [{ activity: deploy }, { activity: x }] }', 6, 16],
])('finds the place within %j', async (spec, line, column) => {
  const { output } = await lint(
    {
      'm.yaml': `apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: m }
# note

${spec}
`,
    },
    '--format',
    'json',
  );
  const { findings } = JSON.parse(output);
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'R01', file: 'm.yaml', line, column }),
  );
});

it('looks at YAML of the catalog alone', async () => {
  const { output } = await lint({
    ...catalogFiles,
    'chart/templates/deployment.yaml': 'name: {{ .Values.name }}\n  - x: [',
    'k8s.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: shop }',
    'node_modules/a/catalog-info.yaml': refused,
    '.git/catalog-info.yaml': refused,
    'notes.txt': refused,
  });
  expect(output).toContain('of 5 files.');
});

it('takes files and folders by name, in any form', async () => {
  const { output } = await lint(
    catalogFiles,
    './model/',
    'org.yaml',
    'org.yaml',
  );
  expect(output).toContain('3 definitions and 3 other entities of 4 files.');
  const { output: alone } = await lint({ 'a.txt': refused }, './a.txt');
  expect(alone).toMatch(/^a\.txt:6:3: error schema/);
});

describe('a format', () => {
  it('json holds everything', async () => {
    const { output, code } = await lint(catalogFiles, '--format', 'json');
    expect(JSON.parse(output)).toEqual({
      findings: [
        {
          rule: 'R04',
          severity: 'error',
          practice: 'BP01',
          subjectRef: 'runbook:default/shop-is-down',
          ownerRef: 'group:default/nobody',
          path: 'spec.owner',
          message: 'group:default/nobody does not exist',
          remedy: 'correct the reference, or bring the entity into the catalog',
          file: 'model/runbooks.yml',
          line: 9,
          column: 3,
        },
      ],
      totals: { error: 1, warning: 0, note: 0 },
      definitions: 3,
      entities: 7,
      files: 5,
    });
    expect(code).toBe(1);
  });

  it('sarif is of version 2.1.0', async () => {
    const { output } = await lint(
      { ...catalogFiles, 'ä b/c.yaml': refused },
      '--format',
      'sarif',
    );
    const { $schema, version, runs } = JSON.parse(output);
    expect([version, $schema]).toEqual([
      '2.1.0',
      'https://json.schemastore.org/sarif-2.1.0.json',
    ]);
    const [{ tool, results }] = runs;
    expect(results).toHaveLength(2);
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    }
    expect(tool.driver.rules[results[0].ruleIndex].shortDescription.text).toBe(
      'Every reference names an entity that exists',
    );
    expect(results[0]).toMatchObject({
      level: 'error',
      message: { text: expect.stringContaining('does not exist; correct') },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'model/runbooks.yml' },
            region: { startLine: 9, startColumn: 3 },
          },
        },
      ],
    });
    expect(results[1].locations[0].physicalLocation.artifactLocation.uri).toBe(
      '%C3%A4%20b/c.yaml',
    );
  });

  it('github is an annotation a finding, and nobody slips in a second one', async () => {
    const { output } = await lint(
      {
        'a,b:1%.yaml': refused
          .replace('[1]', '"x"')
          .replace('deploy', '"a\\n::error::%"'),
        'b.yaml': refused.replace('[1]', '["\\n::warning::x"]'),
      },
      '--format',
      'github',
    );
    const lines = output.trim().split('\n');
    const commands = lines.filter(line => line.startsWith('::'));
    expect(commands).toEqual(lines.slice(0, -1));
    expect(commands).toContain(
      '::error file=b.yaml,line=6,col=3,title=schema activity%3Adefault/deploy::spec.type must be a text, not a list; write a text',
    );
    expect(commands[0]).toMatch(
      /^::\w+ file=a%2Cb%3A1%25\.yaml,line=\d+,col=\d+,title=/,
    );
    expect(lines.at(-1)).toMatch(
      /definitions and 0 other entities of 2 files\.$/,
    );
  });

  it('text is one line a finding without control characters', async () => {
    const { output } = await lint({
      'a.yaml': refused.replace('deploy', '"a\\n\\e[31m::error::b"'),
    });
    expect(output.split('\n')).toHaveLength(
      output.match(/a\.yaml:/g)!.length + 2,
    );
    expect(output).not.toContain('\u001b');
  });
});

describe('a configuration', () => {
  it('changes what the rules say', async () => {
    const config = 'operatingModel:\n  rules:\n    R04: warning\n';
    const files = { ...catalogFiles, 'config/app-config.yaml': config };
    const off = {
      ...catalogFiles,
      'app.yaml': config.replace('warning', 'off'),
    };
    const asWarning = await lint(files, '--config', 'config/app-config.yaml');
    expect(asWarning.output).toMatch(/: warning R04: .*\n0 errors, 1 warning,/);
    expect(asWarning.code).toBe(0);
    expect((await lint(off, '--config', 'app.yaml')).output).toMatch(/^0 err/);
  });

  it('may set rules of a module, which are named and passed over', async () => {
    const config = 'operatingModel: { rules: { R04: off, ACME01: error } }';
    const { code, errors, output } = await lint(
      { ...catalogFiles, 'app.yaml': config },
      '--config',
      'app.yaml',
    );
    expect(code).toBe(0);
    expect(output).toMatch(/^0 err/);
    expect(errors).toContain('app.yaml: passed over ACME01');
  });

  it.each([
    [
      'operatingModel: { rules: { R99: off } }',
      'operatingModel.rules.R99 is not a rule',
    ],
    ['operatingModel: [', 'app.yaml: '],
  ])('that is wrong ends with 2: %s', async (config, message) => {
    const { code, errors, output } = await lint(
      { ...catalogFiles, 'app.yaml': config },
      '--config',
      'app.yaml',
    );
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain(message);
  });
});

it('ends with 1 for more warnings than are allowed', async () => {
  const files = {
    ...catalogFiles,
    'app.yaml': 'operatingModel: { rules: { R04: warning } }',
  };
  const codeFor = async (count: string) =>
    (await lint(files, '--config', 'app.yaml', '--max-warnings', count)).code;
  expect(await codeFor('0')).toBe(1);
  expect(await codeFor('1')).toBe(0);
  expect(await codeFor('-1')).toBe(2);
  expect(await codeFor('many')).toBe(2);
});

describe('a file that cannot be used', () => {
  const aliases = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 12; n += 1) {
    const names = Array(10)
      .fill(`*a${n - 1}`)
      .join(', ');
    aliases.push(`a${n}: &a${n} [${names}]`);
  }

  it.each<[string, string | Uint8Array, string]>([
    [
      'aliases of aliases',
      `${refused}${aliases.join('\n')}`,
      'a.yaml:1:1: error yaml: its aliases stand for too much; write out what they stand for',
    ],
    [
      'an alias of what it stands in',
      `${refused}  appliesTo: &a { x: [*a] }\n`,
      'a.yaml:1:1: error yaml: not valid YAML: an alias stands for something that it stands in; correct it here or just above',
    ],
    [
      'bytes that are no UTF-8',
      Uint8Array.from([...Buffer.from(refused), 0xff, 0xfe]),
      'a.yaml:1:1: error file: the file is not UTF-8 text; save it as UTF-8',
    ],
    [
      'more than 10 MB',
      `${refused}#${'x'.repeat(MAX_FILE_BYTES)}`,
      'a.yaml:1:1: error file: the file is larger than 10 MB; split it, or leave it out',
    ],
    [
      'broken YAML',
      `${refused}  type: x\n---\n${refused}`,
      'a.yaml:7:_: error yaml: not valid YAML: Map keys must be unique; correct it here or just above',
    ],
    [
      'a definition without a name',
      refused.replace('name: deploy', 'title: Deploy'),
      'a.yaml:1:1: error entity: metadata.name is missing; give it a kind and a name, both texts',
    ],
    [
      'an entity without metadata',
      'apiVersion: backstage.io/v1alpha1\nkind: Group\n',
      'a.yaml:1:1: error entity: kind or metadata.name is missing; give it a kind and a name, both texts',
    ],
    [
      'nesting without end',
      `${refused}x: ${'['.repeat(50_000)}`,
      'a.yaml:7:_: error yaml: the YAML is nested too deeply; write it flatter',
    ],
  ])('because of %s is named', async (_, content, line) => {
    const { code, output, errors } = await lint({
      ...catalogFiles,
      'a.yaml': content,
    });
    // How deep is too deep depends on the stack.
    const lines = output.replace(/a\.yaml:7:\d+/, 'a.yaml:7:_').split('\n');
    expect(lines).toContain(line);
    // The others are looked at all the same.
    expect(output).toContain(MISSING_OWNER);
    expect([code, errors]).toEqual([1, '']);
  });

  it('because it repeats an entity is named with both places', async () => {
    const { output } = await lint({
      'a.yaml': refused.replace('[1]', 'x'),
      'b.yaml': `# again\n${refused}`,
    });
    expect(output).toContain(
      'b.yaml:2:1: error duplicate: activity:default/deploy is written in a.yaml:1 already; remove or rename one of them\n',
    );
  });

  it('because a link leads in a circle or nowhere is named', async () => {
    const folder = temporaryFolder(catalogFiles);
    mkdirSync(join(folder, 'deep'));
    symlinkSync(folder, join(folder, 'deep/back'));
    symlinkSync(join(folder, 'gone'), join(folder, 'gone.yaml'));
    symlinkSync('self', join(folder, 'self'));
    const { code, output } = await run(['lint', '.', 'self'], { folder });
    expect(output).toContain(
      "self:1:1: error file: the file can't be read (ELOOP); check its name and its permissions\n",
    );
    expect(output).toContain(
      'deep/back:1:1: error file: the folder is a link to a folder that it stands in; remove the link\n',
    );
    expect(output).toContain(
      'gone.yaml:1:1: error file: there is no such file; remove the link, or bring back what it leads to\n',
    );
    expect(output).toContain(MISSING_OWNER);
    expect(code).toBe(1);
  });

  it('because it is a device is named, not read', async () => {
    const { code, output } = await run(['lint', '/dev/zero'], {
      folder: temporaryFolder(),
    });
    expect(output).toContain(
      '/dev/zero:1:1: error file: this is not a plain file',
    );
    expect(code).toBe(1);
  });
});

describe('bad use ends with 2', () => {
  it.each([
    [['lint', 'nowhere'], 'there is no file or folder nowhere'],
    [['lint', '.'], 'no catalog entity in .'],
    [
      ['lint', '--format', 'xml'],
      'Allowed choices are text, json, sarif, github',
    ],
    [['lint', '--portal', 'file:///etc'], '--portal takes the http or https'],
    [['lint', '--portal', 'https://me:secret@x'], '--portal takes the http or'],
    [
      ['lint', '--config', 'nowhere.yaml'],
      'nowhere.yaml: there is no such file',
    ],
    [['lnt'], "unknown command 'lnt'"],
    [['lint', '--frmat'], "unknown option '--frmat'"],
  ])('%j', async (line, message) => {
    const { code, errors, output } = await run(line, {
      folder: temporaryFolder(),
    });
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain(message);
    expect(errors).not.toContain('secret');
  });
});

it('explains itself', async () => {
  const { code, output } = await run(['lint', '--help']);
  expect(code).toBe(0);
  expect(output).toContain('--max-warnings <count>');
});
