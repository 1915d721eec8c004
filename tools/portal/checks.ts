import {
  accessSync,
  constants,
  mkdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Endpoint } from './endpoints.ts';
import { Problem, reason } from './problem.ts';

const NEEDED_MEGABYTES = 200;

export async function checkPort(what: 'app' | 'backend', endpoint: Endpoint) {
  const { host, port } = endpoint;
  // Whoever holds only one of the two loopback addresses still gets some of the requests to "localhost".
  for (const address of new Set(['127.0.0.1', '::1', host || '0.0.0.0'])) {
    if (await isTaken(address, port)) throw portProblem(what, port);
  }
}

function isTaken(host: string, port: number) {
  return new Promise<boolean>(done => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'EADDRINUSE' || error.code === 'EACCES'),
    );
    server.listen({ host, port }, () => server.close(() => done(false)));
  });
}

function portProblem(what: 'app' | 'backend', port: number) {
  return new Problem(
    `Port ${port}, which the ${what} needs, is in use. Stop the program that uses it, or choose other ports:
save the following as ports.yaml and start with: npm start -- --config ports.yaml

app:
  baseUrl: http://localhost:3100
backend:
  baseUrl: http://localhost:7107
  listen:
    port: 7107
  cors:
    origin: http://localhost:3100
`,
  );
}

export function checkDataFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    // Only writing tells about read-only and full disks.
    const probe = join(folder, '.writable');
    writeFileSync(probe, 'yes');
    rmSync(probe);
  } catch (error) {
    throw new Problem(
      `The data cannot be kept in ${folder}. ${reason(error)}\nMake that folder writable, then start again.`,
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < NEEDED_MEGABYTES) {
    throw new Problem(
      `Not enough disk space for the data: ${NEEDED_MEGABYTES} MB needed, ${free} MB free at ${folder}. Free some space, then start again.`,
    );
  }
}
