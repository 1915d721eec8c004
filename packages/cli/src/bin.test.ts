import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { catalogFiles } from './__testUtils__/catalogFiles';
import { temporaryFolder } from './__testUtils__/run';

jest.setTimeout(60_000);

const bin = resolve(__dirname, '../bin/operating-model');

/** The command as a shell starts it. */
function start(
  line: string[],
  folder: string,
  { input = '', ...environment }: { input?: string } & NodeJS.Dict<string> = {},
) {
  return new Promise<{ code: unknown; output: string; errors: string }>(
    done => {
      const child = execFile(
        bin,
        line,
        { cwd: folder, env: { PATH: process.env.PATH, ...environment } },
        (error, output, errors) =>
          done({ code: error?.code ?? 0, output, errors }),
      );
      child.stdin!.end(input);
    },
  );
}

it('starts, reads, answers and hands its code to the shell', async () => {
  const folder = temporaryFolder(catalogFiles);
  const found = await start(['lint'], folder);
  expect(found.output).toMatch(/^model\/runbooks\.yml:9:3: error R04: /);
  expect([found.code, found.errors]).toEqual([1, '']);
  const unknown = await start(['lint', 'nowhere'], folder);
  expect([unknown.code, unknown.output]).toEqual([2, '']);
  expect(unknown.errors).toBe(
    'operating-model: there is no file or folder nowhere\n',
  );
  const piped = await start(['import', '-', '--name', 'x'], folder, {
    input: ',SRE\nDeploy,A\n',
  });
  expect(piped.output).toContain('accountable: sre');
  expect(piped.code).toBe(0);
});

it('takes paths from where npm was called, though npm starts it in the root of the repository', async () => {
  const folder = temporaryFolder(catalogFiles);
  const environment = { OPERATING_MODEL_CALLED_FROM: folder };
  const root = resolve(__dirname, '../../..');
  const inRoot = await start(['lint', 'model'], root, environment);
  expect(inRoot.output).toMatch(/^model\/runbooks\.yml:9:3: error R04: /m);
  const elsewhere = await start(['lint', '.'], join(folder, 'model'), {
    OPERATING_MODEL_CALLED_FROM: root,
  });
  expect(elsewhere.output).toMatch(/^runbooks\.yml:/m);
});
