import { Entity } from '@backstage/catalog-model';
import { catalogFiles } from '../__testUtils__/catalogFiles';
import { startPortal } from '../__testUtils__/portal';
import { run, temporaryFolder } from '../__testUtils__/run';

const { 'org.yaml': organizationFile, ...withoutOrganization } = catalogFiles;

const entity = (kind: string, name: string, rest: Partial<Entity> = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: {},
  ...rest,
});

const definition = (
  kind: string,
  name: string,
  spec: Entity['spec'],
): Entity => ({
  apiVersion: 'operating-model/v1alpha1',
  kind,
  metadata: { name },
  spec,
});

const organization: Entity[] = [
  entity('Group', 'platform', {
    metadata: {
      name: 'platform',
      annotations: { 'operating-model/contact-email': 'platform@example.com' },
    },
    spec: { type: 'team', parent: 'engineering' },
  }),
  // Lacks a channel and members, which is not for these files to mend.
  entity('Group', 'engineering', { spec: { type: 'department' } }),
  entity('User', 'ada', { spec: { memberOf: ['platform'] } }),
  entity('User', 'ben', { spec: { memberOf: ['platform'] } }),
];

const respond = definition('Activity', 'respond-to-incidents', {
  type: 'incident-response',
  owner: 'platform',
  risk: 'low',
});
respond.metadata.title = 'Respond to incidents';

const shop = entity('Component', 'shop', { spec: { owner: 'platform' } });

/** A matrix of one row about incidents, as it is written in a file. */
const matrixFile = (name: string, accountable: string, more = '') => `
apiVersion: operating-model/v1alpha1
kind: ResponsibilityMatrix
metadata: { name: ${name} }
spec:
  owner: platform
  appliesTo: { kind: Component }
  rows:
    - activity: respond-to-incidents
      accountable: ${accountable}
      responsible: [platform]
${more}`;

const matrixOf = (name: string, accountable: string) =>
  definition('ResponsibilityMatrix', name, {
    owner: 'platform',
    rows: [
      {
        activity: 'respond-to-incidents',
        accountable,
        responsible: ['platform'],
      },
    ],
  });

async function lint(
  files: Record<string, string>,
  portal: string,
  ...more: string[]
) {
  return run(['lint', '--portal', portal, '--token', 'secret', ...more], {
    folder: temporaryFolder(files),
  });
}

it('asks the portal for what the files speak of and do not hold', async () => {
  const portal = await startPortal({ entities: organization });
  const { output, code } = await lint(withoutOrganization, portal.url);
  expect(output).toBe(
    'model/runbooks.yml:9:3: error R04: runbook:default/shop-is-down: group:default/nobody does not exist; correct the reference, or bring the entity into the catalog\n' +
      '1 error, 0 warnings, 0 notes in 3 definitions and 1 other entity of 4 files.\n',
  );
  expect(code).toBe(1);
  expect(new Set(portal.requests.map(each => each.authorization))).toEqual(
    new Set(['Bearer secret']),
  );
});

it('without the portal the same references lead nowhere', async () => {
  const { output } = await run(['lint'], {
    folder: temporaryFolder(withoutOrganization),
  });
  expect(output).toContain(
    'R04: activity:default/respond-to-incidents: group:default/platform does not exist',
  );
});

it('asks for single entities in batches, each once', async () => {
  const portal = await startPortal({ entities: organization });
  const names = Array.from({ length: 450 }, (_each, n) => `component:c${n}`);
  const runbook = catalogFiles['model/runbooks.yml'].replace(
    'entities: [component:default/shop]',
    `entities: [${[...names, ...names].join(', ')}]`,
  );
  const { output } = await lint({ 'runbook.yaml': runbook }, portal.url);
  expect(output).toContain('component:default/c449 does not exist');
  const sizes = portal.requests.flatMap(({ refs }) => refs?.length ?? []);
  expect(sizes).toEqual([200, 200, 50]);
});

/** The findings of a rule, with their places. */
const linesOf = (output: string, rule: string) =>
  output.split('\n').filter(line => line.includes(` ${rule}: `));

describe('matrices that contradict each other', () => {
  const entities = [...organization, respond, shop];

  it('are told at the rows of the files where entities of the portal are contested', async () => {
    const portal = await startPortal({ entities });
    const { output, code } = await lint(
      {
        'a.yaml': matrixFile('a', '$owner'),
        'b.yaml': matrixFile('b', 'engineering'),
      },
      portal.url,
    );
    const told = (file: string, name: string, other: string) =>
      `${file}:10:7: error R13: responsibilitymatrix:default/${name}: who is accountable is contested on 1 entity: responsibilitymatrix:default/${other} row 1 names somebody else; give one matrix a higher precedence, or let the rows agree`;
    expect(linesOf(output, 'R13')).toEqual([
      told('a.yaml', 'a', 'b'),
      told('b.yaml', 'b', 'a'),
    ]);
    expect(code).toBe(1);
  });

  it('are told at the row of the file alone where the portal has the other', async () => {
    const portal = await startPortal({
      entities: [...entities, matrixOf('of-portal', '$owner')],
    });
    const { output } = await lint(
      { 'b.yaml': matrixFile('b', 'engineering') },
      portal.url,
    );
    expect(linesOf(output, 'R13')).toEqual([
      expect.stringMatching(/^b\.yaml:10:7: .*matrix:default\/of-portal row 1/),
    ]);
  });

  it('are told once, at the entity, where that is in the files', async () => {
    const portal = await startPortal({
      entities: [...organization, respond, matrixOf('of-portal', '$owner')],
    });
    const { output } = await lint(
      {
        'b.yaml': matrixFile('b', 'engineering'),
        'shop.yaml': catalogFiles['catalog-info.yaml'],
      },
      portal.url,
    );
    expect(linesOf(output, 'R13')).toEqual([
      expect.stringMatching(
        /^shop\.yaml:2:1: error R13: component:default\/shop/,
      ),
    ]);
  });

  it('are none where a file replaces what the portal has', async () => {
    const portal = await startPortal({
      entities: [...entities, matrixOf('a', '$owner')],
    });
    const { output, code } = await lint(
      { 'a.yaml': matrixFile('A', 'engineering') },
      portal.url,
    );
    expect(linesOf(output, 'R13')).toEqual([]);
    expect(code).toBe(0);
  });
});

it('holds a row against the owners of all entities of the portal', async () => {
  const strangers = entity('Group', 'strangers');
  const portal = await startPortal({
    entities: [...organization, strangers, respond, shop],
  });
  const { output } = await lint(
    { 'a.yaml': matrixFile('a', 'strangers') },
    portal.url,
  );
  expect(linesOf(output, 'R14')).toEqual([
    expect.stringContaining(
      'a.yaml:10:7: warning R14: responsibilitymatrix:default/a: A neither owns nor stands above the owner of 1 of the 1 entities, for example component:default/shop',
    ),
  ]);
});

it('knows the runbooks that the portal has', async () => {
  const shared = matrixFile('a', '$owner').replace(
    '[platform]',
    '[platform, engineering]',
  );
  const entities = [...organization, respond, shop];
  const runbook = definition('Runbook', 'shop-is-down', {
    type: 'runbook',
    owner: 'platform',
    escalation: 'engineering',
    source: 'https://git.example.com/runbooks/shop.md',
    activities: ['respond-to-incidents'],
    entities: ['shop'],
  });
  const without = await startPortal({ entities });
  const first = await lint({ 'a.yaml': shared }, without.url);
  expect(linesOf(first.output, 'R26')).toHaveLength(1);
  const having = await startPortal({ entities: [...entities, runbook] });
  const second = await lint({ 'a.yaml': shared }, having.url);
  expect(linesOf(second.output, 'R26')).toEqual([]);
});

describe('a large portal', () => {
  const components = Array.from({ length: 2_500 }, (_, n) =>
    entity('Component', `c${n}`, {
      spec: { owner: 'platform', definition: 'long' },
    }),
  );

  it('is gone through page by page, and asked for no more than the rules look at', async () => {
    const portal = await startPortal({
      entities: [...organization, respond, ...components],
    });
    const { output } = await lint(
      {
        'a.yaml': matrixFile('a', '$owner'),
        'b.yaml': matrixFile('b', 'engineering'),
      },
      portal.url,
    );
    expect(linesOf(output, 'R13')[0]).toContain(
      'is contested on 2500 entities',
    );
    const pages = portal.requests
      .map(({ url }) => new URL(url, portal.url).searchParams)
      .filter(query => query.has('limit'));
    expect(pages).toHaveLength(5);
    for (const query of pages.slice(2)) {
      expect(query.get('limit')).toBe('1000');
      expect(query.get('fields')?.split(',')).not.toContain('spec');
    }
  });

  it('is not gone through for files of which all can be said without', async () => {
    const portal = await startPortal({
      entities: [...organization, respond, ...components],
    });
    const file = `${catalogFiles['catalog-info.yaml'].trimEnd().slice(0, -1)}, dependsOn: [c7, c9999] }\n`;
    const { output } = await lint({ 'shop.yaml': file }, portal.url);
    expect(linesOf(output, 'R28')).toEqual([
      expect.stringContaining('it depends on component:default/c9999, which'),
    ]);
    expect(portal.requests).toHaveLength(3);
    expect(portal.requests.at(-1)!.refs).toEqual([
      'component:default/c7',
      'component:default/c9999',
    ]);
  });
});

describe('what the token may not see', () => {
  const files = { ...catalogFiles, 'model/runbooks.yml': '' };

  it('is named, with the rules that it was not there for', async () => {
    const portal = await startPortal({ entities: [] });
    const { code, errors, output } = await lint(files, portal.url);
    expect(errors.split('\n')).toEqual([
      'the portal shows no activity, runbook, matrix or agreement to this token; R13, R15, R18, R19, R26 looked at those of the files alone',
      'the portal shows no entity that somebody operates to this token; R06, R10, R13, R14, R23 looked at those of the files alone',
      '',
    ]);
    expect(output).not.toContain('the portal');
    expect(code).toBe(0);
  });

  it('stands in the JSON, too, without rules that are off', async () => {
    const portal = await startPortal({ entities: [respond] });
    const rules = ['R06', 'R10', 'R13', 'R14'].map(id => `${id}: off`);
    const { output } = await lint(
      {
        ...files,
        'app.yaml': `operatingModel: { rules: { ${rules.join(', ')} } }`,
      },
      portal.url,
      ...['--config', 'app.yaml', '--format', 'json'],
    );
    expect(JSON.parse(output).unchecked).toEqual([
      'the portal shows no entity that somebody operates to this token; R23 looked at those of the files alone',
    ]);
  });

  it('is nothing where the portal shows some of each', async () => {
    const portal = await startPortal({ entities: [respond, shop] });
    const { errors } = await lint(
      { 'a.yaml': matrixFile('a', '$owner') },
      portal.url,
    );
    expect(errors).toBe('');
  });
});

describe('a portal that does not answer ends it with 2, whatever the files need', () => {
  // Nothing that it names is anywhere else.
  const files = { 'org.yaml': organizationFile };

  it('because it refuses', async () => {
    const portal = await startPortal({ status: 401 });
    const { code, errors, output } = await lint(files, portal.url);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(/could not be asked: .*401/);
    expect(errors).toContain('give a token');
    expect(errors).not.toContain('secret');
  });

  it('because nobody is there', async () => {
    const portal = await startPortal({});
    await portal.stop();
    const { code, errors, output } = await lint(files, portal.url);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain(`${portal.url} could not be asked: `);
  });

  it('because it is the frontend', async () => {
    const portal = await startPortal({ page: '<html></html>' });
    const { code, errors, output } = await lint(files, portal.url);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain('answers with a web page');
  });

  it('because it is something else', async () => {
    const portal = await startPortal({
      answers: { 'by-query': () => ({ hello: 'world' }) },
    });
    const { code, errors, output } = await lint(files, portal.url);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain('does not answer as a catalog does');
  });
});
