import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { catalogFiles } from '../__testUtils__/catalogFiles';
import { startPortal } from '../__testUtils__/portal';
import { run, temporaryFolder } from '../__testUtils__/run';

// company > technology > platform; company > web
const files = {
  ...catalogFiles,
  'org.yaml': `${catalogFiles['org.yaml'].replace(
    'type: team\n',
    'type: team\n  parent: technology\n',
  )}---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: technology, title: Technology }
spec: { type: department, children: [platform] }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: web }
spec: { type: team, children: [] }
`,
};

const ask = (line: string[], folder = temporaryFolder(files)) =>
  run(['what-if', ...line], { folder });

it('says by file what breaks, where, and what mends it, with counts first', async () => {
  const { code, output, errors } = await ask(['dissolve', 'Platform']);
  expect(output)
    .toBe(`dissolve group:default/platform: 6 breaks, of which the proposed changes mend 6 and leave 0; 2 things to decide; 7 entities in 4 files

catalog-info.yaml
  component:default/shop: change proposed
    5:47 error spec.owner: Platform owns it; name Technology instead, the group above it (mended)

model/activities.yaml
  activity:default/respond-to-incidents: change proposed
    8:3 error spec.owner: Platform owns it; name Technology instead, the group above it (mended)

model/matrices.yaml
  responsibilitymatrix:default/baseline: change proposed
    7:3 error spec.owner: Platform owns it; name Technology instead, the group above it (mended)

org.yaml
  group:default/platform: to be removed
  user:default/ada: change proposed
    18:51 note spec.memberOf[0]: belongs to Platform; take it out (mended)
    to decide: spec.memberOf: decide which group the person belongs to now
  user:default/ben: change proposed
    23:20 note spec.memberOf[0]: belongs to Platform; take it out (mended)
    to decide: spec.memberOf: decide which group the person belongs to now
  group:default/technology: change proposed
    28:38 warning spec.children[0]: it lists Platform as a group below it; take it out (mended)
`);
  expect([code, errors]).toEqual([1, '']);
});

it('proposes files without touching them', async () => {
  const folder = temporaryFolder(files);
  const { code, output } = await ask(
    ['merge', 'platform', '--into', 'web', '--format', 'yaml'],
    folder,
  );
  expect(code).toBe(1);
  expect(output).toContain('# org.yaml: remove group:default/platform\n');
  expect(output).toContain(
    '---\n# model/activities.yaml: change activity:default/respond-to-incidents\n',
  );
  const owners = parseAllDocuments(output).map(document => [
    document.getIn(['metadata', 'name']),
    document.getIn(['spec', 'owner']),
  ]);
  expect(owners).toContainEqual(['respond-to-incidents', 'group:default/web']);
  expect(owners).toContainEqual(['shop', 'web']);
  for (const [name, text] of Object.entries(files)) {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  }
});

it('answers as JSON, with the files', async () => {
  const { code, output } = await ask(['leave', 'ada', '--format', 'json']);
  const answer = JSON.parse(output);
  expect(answer.change).toEqual({ kind: 'leave', userRef: 'user:default/ada' });
  expect(
    answer.changes.map(({ ref, file }: { ref: string; file: string }) => [
      ref,
      file,
    ]),
  ).toEqual([
    ['group:default/platform', 'org.yaml'],
    ['user:default/ada', 'org.yaml'],
  ]);
  expect(code).toBe(1);
});

it('ends with 0 when nothing breaks', async () => {
  const { code, output } = await ask([
    'dissolve',
    'web',
    '--catalog',
    'org.yaml',
  ]);
  expect(output).toBe(
    'dissolve group:default/web: nothing breaks\n\norg.yaml\n  group:default/web: to be removed\n',
  );
  expect(code).toBe(0);
});

it('tells breaks that a person must mend from those that a change mends', async () => {
  const { output } = await ask(['dissolve', 'technology']);
  expect(output).toContain(
    'error spec.parent: Technology is the group above it; take it out, so that the group stands at the top (mended)\n',
  );
  const { output: without } = await ask(
    ['dissolve', 'platform'],
    temporaryFolder(catalogFiles),
  );
  expect(without).toContain('the proposed changes mend 2 and leave 3; ');
  expect(without).toContain(
    '  component:default/shop: no change proposed\n    5:47 error spec.owner: Platform owns it; decide who takes over; there is no group above it (to decide)\n',
  );
});

/** A request as a portal lists it. */
const item = (id: number) => ({
  id: String(id),
  version: 2,
  kind: 'exception',
  state: 'pending',
  title: 'No runbook yet',
  subject: {
    type: 'entity',
    entityRef: 'component:default/shop',
  },
  risk: 'low',
  requester: 'user:default/ada',
  createdAt: '2026-11-23T12:00:00.000Z',
  approverRefs: ['group:default/web'],
  approvals: 0,
  approvalsNeeded: 1,
  approvedBy: [],
  differentGroups: false,
  emergency: false,
  awaitingDecision: false,
  renewals: 0,
});

const list = (items: object[], nextCursor?: string) => ({
  items,
  nextCursor,
  names: {},
  now: '2026-11-23T12:00:00.000Z',
});

it('names the open requests of a portal that lack somebody', async () => {
  const portal = await startPortal({
    answers: {
      '/requests': query =>
        query.get('cursor')
          ? list([item(7)])
          : list([{ ...item(8), approverRefs: [] }], 'more'),
    },
  });
  const { code, output, errors } = await ask([
    'dissolve',
    'web',
    '--catalog',
    'org.yaml',
    '--portal',
    portal.url,
    '--token',
    'secret',
  ]);
  expect(output).toBe(
    'dissolve group:default/web: nothing breaks; 1 problem of open requests\n\norg.yaml\n  group:default/web: to be removed\n\nopen requests\n  #7 No runbook yet: web is asked to decide; decide who takes over; there is no group above it\n',
  );
  expect([code, errors]).toEqual([1, '']);
  expect(portal.requests).toHaveLength(2);
  const [{ authorization, url }] = portal.requests;
  expect(authorization).toBe('Bearer secret');
  expect(url).toContain('state=draft%2Cpending');
  expect(url).not.toContain('rejected');
});

it('says when a portal has more open requests than it looks at', async () => {
  const many = Array.from({ length: 500 }, (_, index) => item(index + 1));
  const portal = await startPortal({
    answers: { '/requests': () => list(many, 'more') },
  });
  const { errors } = await ask([
    'leave',
    'ben',
    '--catalog',
    'org.yaml',
    '--portal',
    portal.url,
  ]);
  expect(errors).toBe(
    'only the latest 10,000 open requests were looked at; there are more\n',
  );
  expect(portal.requests).toHaveLength(20);
});

it('leaves out what it cannot read, and says so', async () => {
  const { code, errors } = await ask(
    ['dissolve', 'web'],
    temporaryFolder({
      ...files,
      'z.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: [',
    }),
  );
  expect(errors).toMatch(/^z\.yaml:\d+:\d+: left out: not valid YAML/);
  expect(code).toBe(0);
});

it.each([
  [
    ['dissolve', 'nobody'],
    'operating-model: group:default/nobody is not in the catalog; name a group of the catalog',
  ],
  [
    ['dissolve', 'user:ada'],
    'operating-model: "user:ada" is not a group; write it as',
  ],
  [
    ['merge', 'platform'],
    'operating-model: merge needs --into and a group: the group that takes its place',
  ],
  [
    ['merge', 'web', '--into', 'web'],
    'operating-model: group:default/web cannot be merged into itself',
  ],
  [
    ['move', 'technology', '--under', 'platform'],
    'operating-model: group:default/platform stands below',
  ],
  [
    ['leave', 'ada', '--into', 'web'],
    'operating-model: --into goes with merge, not with leave; leave it out',
  ],
  [['leave', 'zoe'], 'operating-model: user:default/zoe is not in the catalog'],
  [['rename', 'web'], "'rename' is invalid"],
  [['dissolve'], "missing required argument 'who'"],
  [['dissolve', 'web', '--catalog', 'no'], 'there is no file or folder no'],
])('%j ends with 2', async (line, message) => {
  const { code, output, errors } = await ask(line);
  expect([code, output]).toEqual([2, '']);
  expect(errors).toContain(message);
});
