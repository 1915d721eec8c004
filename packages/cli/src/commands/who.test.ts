import { catalogFiles } from '../__testUtils__/catalogFiles';
import { startPortal } from '../__testUtils__/portal';
import { run, temporaryFolder } from '../__testUtils__/run';

const who = (line: string[], files: Record<string, string> = catalogFiles) =>
  run(['who', ...line], { folder: temporaryFolder(files) });

it('says whom to call, in order, with the reason and how they are reached', async () => {
  const { code, output } = await who(['Shop']);
  expect(output).toBe(
    '1. Platform (group:default/platform): responsible for Respond to incidents; platform@example.com\n',
  );
  expect(code).toBe(0);
});

it('answers about an activity, from the files that are named, as JSON', async () => {
  const { output } = await who([
    'component:shop',
    'respond-to-incidents',
    ...['--catalog', 'model', '--catalog', 'org.yaml'],
    ...['--catalog', 'catalog-info.yaml', '--format', 'json'],
  ]);
  expect(JSON.parse(output)).toMatchObject({
    entityRef: 'component:default/shop',
    activityRef: 'activity:default/respond-to-incidents',
    steps: [{ ref: 'group:default/platform', role: 'responsible' }],
    complete: true,
  });
});

it('ends with 1 where the chain ends in nobody', async () => {
  const { code, output } = await who(['shop'], {
    'a.yaml': catalogFiles['catalog-info.yaml'],
  });
  expect(output).toBe(
    'group:default/platform is named (owner) and does not exist\nNobody stands at the end of the chain of component:default/shop\n',
  );
  expect(code).toBe(1);
});

it('answers although a file is broken, and says so', async () => {
  const { code, output, errors } = await who(['shop'], {
    ...catalogFiles,
    'z.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: [',
  });
  expect(output).toContain('1. Platform');
  expect(errors).toMatch(/^z\.yaml:\d+:\d+: left out: not valid YAML/);
  expect(code).toBe(0);
});

it.each([
  [['basket'], 'there is no component:default/basket in .'],
  [['shop', 'fly'], 'there is no activity:default/fly in .\n'],
  [['sohp'], 'in .; did you mean component:default/shop?'],
  [['platform'], 'in .; did you mean group:default/platform?'],
  [
    ['shop', 'respond-to-incidents-x'],
    'in .; did you mean activity:default/respond-to-incidents?',
  ],
  [['a:b:c'], 'a:b:c is not a reference to an entity'],
  [[], "missing required argument 'entity'"],
])('%j ends with 2', async (line, message) => {
  const { code, errors, output } = await who(line);
  expect([code, output]).toEqual([2, '']);
  expect(errors).toContain(message);
});

describe('of a portal', () => {
  it('asks with the token, and shows its answer', async () => {
    const portal = await startPortal({
      who: {
        entityRef: 'component:default/shop',
        steps: [
          {
            ref: 'group:default/sre',
            title: 'S\u001bRE',
            role: 'owner',
            reason: 'owner',
            contact: {},
          },
        ],
        missing: [],
        complete: true,
      },
    });
    const { code, output } = await run(
      ['who', 'shop', 'deploy', '--portal', `${portal.url}/`],
      { environment: { OPERATING_MODEL_TOKEN: 'secret' } },
    );
    expect(output).toBe(
      '1. S RE (group:default/sre): owner; no contact known\n',
    );
    expect(code).toBe(0);
    expect(portal.requests).toEqual([
      {
        url: '/api/operating-model/who?entityRef=component%3Adefault%2Fshop&activityRef=activity%3Adefault%2Fdeploy',
        authorization: 'Bearer secret',
      },
    ]);
  });

  it('hands on what the portal has to say', async () => {
    const portal = await startPortal({
      status: 404,
      who: { error: { message: 'No entity shop' } },
    });
    const { code, errors } = await run(['who', 'shop', '--portal', portal.url]);
    expect(errors).toBe(
      'operating-model: the portal answers 404: No entity shop\n',
    );
    expect(code).toBe(2);
  });

  it('says so when it is none, or not there', async () => {
    const other = await startPortal({ who: '<html>' });
    const { errors, code } = await run(['who', 'shop', '--portal', other.url]);
    expect(errors).toContain('does not answer as Operating Model does');
    expect(code).toBe(2);
    await other.stop();
    const gone = await run(['who', 'shop', '--portal', other.url]);
    expect(gone.errors).toMatch(/could not be asked: .*ECONNREFUSED/);
    expect(gone.code).toBe(2);
  });

  it('tells a frontend from a backend, and where the backend is', async () => {
    const config = `[{ "data": { "backend": {
      "baseUrl": "http://localhost:7007" } } }, { "data": { "backend": {
      "baseUrl": "https://api.example.com" } } }]`;
    const frontend = await startPortal({
      page: `<!doctype html><script type="backstage.io/config">${config}</script>`,
    });
    const { code, errors } = await run([
      ...['who', 'shop', '--portal', frontend.url],
    ]);
    expect(errors).toBe(
      `operating-model: ${frontend.url} answers with a web page: it is the portal's frontend; use --portal https://api.example.com, its backend\n`,
    );
    expect(code).toBe(2);
  });

  it('prints no web page, whatever it is', async () => {
    const page = await startPortal({ status: 404, page: '<html>Sign in' });
    const { code, errors } = await run([
      ...['lint', '--portal', page.url],
      temporaryFolder(catalogFiles),
    ]);
    expect(errors).toContain(
      "answers with a web page; give the address of the portal's backend",
    );
    expect(errors).not.toContain('Sign in');
    expect(code).toBe(2);
  });
});
