// A real PostgreSQL for tests and benchmarks, out of a package; nothing has to be installed on the machine.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { inRoot, root } from './portal/paths.ts';
import { Problem } from './portal/problem.ts';

export type Postgres = {
  /** postgresql://… of a superuser */
  url: string;
  stop(): Promise<void>;
};

/**
 * Starts a server that keeps its data in the given folder, which others must be able to enter and which the caller
 * removes. It runs below a process of its own: the package ends the process that it is loaded into on every signal.
 */
export async function startPostgres(folder: string): Promise<Postgres> {
  checkFolders();
  const child = spawn(
    process.execPath,
    [inRoot('tools/postgresServer.ts'), folder],
    // A group of its own, so that Ctrl-C does not take the database away before its users are done.
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  let errors = '';
  child.stderr.on('data', data => {
    errors += data;
  });
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  const url = await new Promise<string>((done, failed) => {
    createInterface({ input: child.stdout }).once('line', done);
    ended.then(() =>
      failed(new Problem(`PostgreSQL did not start. ${errors}`)),
    );
  });
  return {
    url,
    async stop() {
      // The server ends itself when this end of the pipe closes, also if we die without saying so.
      child.stdin.end();
      await ended;
    },
  };
}

/** PostgreSQL refuses to be root; the user that it runs as instead has to reach its programs in node_modules. */
function checkFolders() {
  if (process.getuid?.() !== 0) return;
  for (
    let folder = root;
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    if ((statSync(folder).mode & 0o001) === 0) {
      throw new Problem(
        `PostgreSQL cannot run: as root it runs as the user "postgres", who may not enter ${folder}. ` +
          `Move the repository, allow it with: chmod o+x ${folder}, or run the tests as another user.`,
      );
    }
  }
}
