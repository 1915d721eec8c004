import { spawn } from 'node:child_process';
import { root } from '../portal/paths.ts';

const PATIENCE_MS = 10_000;

export type Context = {
  /** Removed at the end; every temporary file of every stage goes there. */
  folder: string;
  /** Aborted when the run is to end early. */
  signal: AbortSignal;
};

/** Runs a command to its end in a process group of its own, so that what it started can be ended with it. */
export function runCommand(
  command: string,
  args: string[],
  { folder, signal }: Context,
  env: Record<string, string> = {},
): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: { ...process.env, ...env, TMPDIR: folder },
  });
  const end = (how: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, how);
    } catch {
      // Everything in the group has ended already.
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    end('SIGTERM');
    timer = setTimeout(() => end('SIGKILL'), PATIENCE_MS);
  };
  signal.addEventListener('abort', stop, { once: true });
  return new Promise(done => {
    const finish = (success: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      // Whatever a crashed command left behind.
      end('SIGKILL');
      done(success);
    };
    child.on('error', error => {
      console.error(error.message);
      finish(false);
    });
    child.on('exit', code => finish(code === 0));
  });
}
