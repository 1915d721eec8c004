import { Entity } from '@backstage/catalog-model';
import { catalogFiles } from '../__testUtils__/catalogFiles';
import { startPortal } from '../__testUtils__/portal';
import { run, temporaryFolder } from '../__testUtils__/run';

const { 'org.yaml': _, ...withoutOrganization } = catalogFiles;

const entity = (kind: string, name: string, rest: Partial<Entity> = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  spec: {},
  ...rest,
});

const organization = [
  entity('Group', 'platform', {
    metadata: {
      name: 'platform',
      annotations: { 'operating-model/contact-email': 'platform@example.com' },
    },
    spec: { type: 'team', parent: 'engineering' },
    relations: [
      { type: 'hasMember', targetRef: 'user:default/ada' },
      { type: 'hasMember', targetRef: 'user:default/ben' },
    ],
  }),
  // Lacks a channel and members, which is not for these files to mend.
  entity('Group', 'engineering', { spec: { type: 'department' } }),
  entity('User', 'ada'),
  entity('User', 'ben'),
];

async function lint(files: Record<string, string>, portal: string) {
  return run(['lint', '--portal', portal, '--token', 'secret'], {
    folder: temporaryFolder(files),
  });
}

it('asks the portal for what the files speak of and do not hold, each once', async () => {
  const portal = await startPortal({ entities: organization });
  const { output, code } = await lint(withoutOrganization, portal.url);
  expect(output).toBe(
    'model/runbooks.yml:9:3: error R04: runbook:default/shop-is-down: group:default/nobody does not exist; correct the reference, or bring the entity into the catalog\n' +
      '1 error, 0 warnings, 0 notes in 3 definitions and 1 other entity of 4 files.\n',
  );
  expect(code).toBe(1);
  const refs = portal.requests.flatMap(each => each.refs);
  expect(new Set(refs).size).toBe(refs.length);
  expect(refs).toEqual(
    expect.arrayContaining([
      'group:default/nobody',
      ...['platform', 'engineering'].map(name => `group:default/${name}`),
      ...['ada', 'ben'].map(name => `user:default/${name}`),
    ]),
  );
  expect(refs).not.toContain('component:default/shop');
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

it('asks in batches', async () => {
  const portal = await startPortal({ entities: organization });
  const names = Array.from({ length: 450 }, (_each, n) => `component:c${n}`);
  const runbooks = catalogFiles['model/runbooks.yml'].replace(
    'entities: [component:default/shop]',
    `entities: [${names.join(', ')}]`,
  );
  await lint(
    { ...withoutOrganization, 'model/runbooks.yml': runbooks },
    portal.url,
  );
  const sizes = portal.requests.map(({ refs }) => refs!.length);
  expect(Math.max(...sizes)).toBe(200);
  expect(portal.requests.length).toBeLessThan(8);
});

it('ends with 2 when the portal does not answer', async () => {
  const portal = await startPortal({ status: 401 });
  const { code, errors, output } = await lint(withoutOrganization, portal.url);
  expect([code, output]).toEqual([2, '']);
  expect(errors).toMatch(/could not be asked: .*401/);
  expect(errors).not.toContain('secret');
});
