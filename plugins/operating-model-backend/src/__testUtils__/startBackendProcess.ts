import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';

/** Starts the plugin in a process of its own, so that it can be killed. */
export async function startBackendProcess(setting: {
  connection: object;
  entities: Entity[];
}) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      require.resolve('./backendProcess'),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        SETTING: JSON.stringify(setting),
      },
    },
  );
  let errors = '';
  child.stderr.on('data', data => {
    errors += data;
  });
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  const port = await new Promise<number>((done, failed) => {
    createInterface({ input: child.stdout }).on('line', line => {
      const [, found] = line.match(/^port (\d+)$/) ?? [];
      if (found) done(Number(found));
    });
    ended.then(() => failed(new Error(`The backend did not start. ${errors}`)));
  });
  const url = `http://127.0.0.1:${port}/api/operating-model`;
  return {
    /** @returns undefined when there was no answer */
    async ask(
      who: string,
      path: string,
      sent?: { headers?: Record<string, string>; body: object },
    ) {
      try {
        const response = await fetch(`${url}${path}`, {
          method: sent ? 'POST' : 'GET',
          body: sent && JSON.stringify(sent.body),
          headers: {
            authorization: mockCredentials.user.header(`user:default/${who}`),
            'content-type': 'application/json',
            ...sent?.headers,
          },
        });
        return { status: response.status, body: await response.json() };
      } catch {
        return undefined;
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export type BackendProcess = Awaited<ReturnType<typeof startBackendProcess>>;
