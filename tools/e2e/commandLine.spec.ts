import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '../portal/paths.ts';

let folder: string;

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'operating-model-e2e-'));
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs tools/portal.ts as if it was typed in the temporary folder. */
async function portal(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [inRoot('tools/portal.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      OPERATING_MODEL_CALLED_FROM: folder,
      OPERATING_MODEL_DATA: join(folder, 'data'),
      ...env,
    },
  });
  let output = '';
  const read = (data: Buffer) => {
    output += data;
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const code = await new Promise(done => child.on('close', done));
  return { code, output };
}

function file(name: string, content: string) {
  writeFileSync(join(folder, name), content);
  return name;
}

test('--help explains the options', async () => {
  const { code, output } = await portal(['--help']);
  expect(code).toBe(0);
  expect(output).toContain('--catalog FILE');
  expect(output).toContain('--config FILE');
});

test('a wrong command line ends with 2 and says what is wrong', async () => {
  const cases: Array<[string[], RegExp]> = [
    [['--catalogue', 'x.yaml'], /Unknown option '--catalogue'/],
    [['x.yaml'], /Unexpected argument 'x.yaml'/],
    [['--catalog'], /--catalog/],
    [['--catalog', 'missing.yaml'], /missing\.yaml: there is no such file/],
    [['--config', 'missing.yaml'], /missing\.yaml: there is no such file/],
    [['--catalog', '.'], /this is a folder/],
    [['--catalog', file('broken.yaml', 'a: [')], /not valid YAML/],
    [['--catalog', file('empty.yaml', '')], /the file is empty/],
    [['--catalog', file('text.yaml', 'hello')], /not what was expected/],
    [['--catalog', file('other.yaml', 'a: 1')], /not a catalog file/],
    [['--config', file('list.yaml', '- 1')], /not what was expected/],
  ];
  for (const [args, message] of cases) {
    const { code, output } = await portal(args);
    expect(output).toMatch(message);
    expect(output).not.toContain('    at ');
    expect(code, output).toBe(2);
  }
});

test('a port that is in use is named before anything starts', async () => {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  try {
    const app = file(
      'app.yaml',
      `app: { baseUrl: 'http://localhost:${port}' }`,
    );
    const first = await portal(['--config', app]);
    expect(first.output).toContain(`Port ${port}, which the app needs`);
    expect(first.code).toBe(1);

    const backend = file(
      'backend.yaml',
      `backend: { listen: { port: ${port} } }`,
    );
    const second = await portal(['--backend-only', '--config', backend]);
    expect(second.output).toContain(`Port ${port}, which the backend needs`);
    expect(second.code).toBe(1);
  } finally {
    server.close();
  }
});

test('a data folder that cannot be written is named before anything starts', async () => {
  const blocked = join(folder, file('blocked', ''));
  const ports = file(
    'ports.yaml',
    'app: { baseUrl: http://localhost:3927 }\nbackend: { listen: { port: 7927 } }',
  );
  const { code, output } = await portal(['--config', ports], {
    OPERATING_MODEL_DATA: blocked,
  });
  expect(output).toContain('cannot be kept');
  expect(output).toContain(blocked);
  expect(code).toBe(1);
});

test('a backend that cannot start ends the command', async () => {
  const config = file(
    'wrong.yaml',
    'app: { baseUrl: http://localhost:3928 }\nbackend: { listen: { port: 7928 }, database: { client: nonsense } }',
  );
  const { code, output } = await portal(['--config', config]);
  expect(output).toContain('nonsense');
  expect(output).toContain('The backend ended (exit code 1)');
  expect(code).toBe(1);
});
