import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { inRoot, root } from '../portal/paths.ts';

export type Portal = {
  appUrl: string;
  backendUrl: string;
  /** What app and backend have written so far. */
  log(): string;
  stop(): Promise<void>;
};

/** Starts the portal as `npm start` does, on free ports and with a data folder that goes away with it. */
export async function startPortal(options: {
  catalog: string[];
  config: string[];
  /** Whether it begins with a history, targets and requests. */
  seed?: boolean;
}): Promise<Portal> {
  const folder = mkdtempSync(join(tmpdir(), 'operating-model-e2e-'));
  const [appUrl, backendUrl, ports] = await portsConfig();
  const portsFile = join(folder, 'ports.yaml');
  writeFileSync(
    portsFile,
    stringify({ ...ports, demo: { seed: options.seed ?? false } }),
  );

  const args = [
    ...options.catalog.flatMap(file => ['--catalog', file]),
    ...[...options.config, portsFile].flatMap(file => ['--config', file]),
  ];
  const child = spawn(process.execPath, [inRoot('tools/portal.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      OPERATING_MODEL_DATA: folder,
      OPERATING_MODEL_CALLED_FROM: root,
      // No live reload: a page that changes under a test only confuses.
      CI: 'true',
    },
  });
  let log = '';
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  const ready = new Promise<void>((done, failed) => {
    const read = (data: Buffer) => {
      log += data;
      if (log.includes('Operating Model is ready')) done();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    ended.then(() =>
      failed(new Error(`The portal did not start:\n${log.slice(-6000)}`)),
    );
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { appUrl, backendUrl, log: () => log, stop };
}

async function portsConfig() {
  const [appPort, backendPort] = [await freePort(), await freePort()];
  const appUrl = `http://localhost:${appPort}`;
  const backendUrl = `http://localhost:${backendPort}`;
  const config = {
    app: { baseUrl: appUrl },
    backend: {
      baseUrl: backendUrl,
      listen: { port: backendPort },
      cors: { origin: appUrl },
    },
  };
  return [appUrl, backendUrl, config] as const;
}

function freePort() {
  return new Promise<number>(done => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
