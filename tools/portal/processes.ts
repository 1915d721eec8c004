import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { inRoot } from './paths.ts';

const PATIENCE_MS = 8_000;

const { resolve } = createRequire(import.meta.url);

export type Started = {
  name: string;
  /** Settles when the process has ended, however that came about. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

/** The CLI's own start command outlives a backend that failed, so the backend is run directly, compiled the same way. */
export function startBackend(configFiles: string[]) {
  return start('backend', 'packages/backend', [
    '--enable-source-maps',
    '--require',
    resolve('@backstage/cli/config/nodeTransform.cjs'),
    'src/index',
    ...configArguments(configFiles),
  ]);
}

export function startApp(configFiles: string[]) {
  return start('app', 'packages/app', [
    inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
    'package',
    'start',
    ...configArguments(configFiles),
  ]);
}

function configArguments(files: string[]) {
  return files.flatMap(file => ['--config', file]);
}

function start(name: string, folder: string, args: string[]): Started {
  const child = spawn(process.execPath, args, {
    cwd: inRoot(folder),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      // The address is printed when it is ready; nobody asked for a browser to open.
      BROWSER: 'none',
      ...process.env,
      NODE_ENV: 'development',
    },
  });
  const ended = new Promise<string>(done => {
    child.on('error', error => done(error.message));
    child.on('exit', (code, signal) => done(signal ?? `exit code ${code}`));
  });
  return {
    name,
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
