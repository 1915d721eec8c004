import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory, { Knex } from 'knex';

/** Gives an empty database for each round. */
export interface DatabaseServer {
  name: string;
  create(): Promise<Knex>;
  stop(): Promise<void>;
}

export function sqlite(): DatabaseServer {
  return {
    name: 'SQLite',
    async create() {
      const knex = knexFactory({
        client: 'better-sqlite3',
        connection: ':memory:',
        useNullAsDefault: true,
      });
      await knex.raw('PRAGMA foreign_keys = ON');
      return knex;
    },
    async stop() {},
  };
}

export async function postgres(): Promise<DatabaseServer> {
  // An ES module, other than this file.
  const { startPostgres } = await import('../../tools/postgres.ts');
  const folder = mkdtempSync(join(tmpdir(), 'operating-model-bench-'));
  // As root, PostgreSQL runs as another user, who has to get in.
  chmodSync(folder, 0o755);
  const server = await startPostgres(folder);
  let number = 0;
  return {
    name: 'PostgreSQL',
    async create() {
      number += 1;
      const admin = knexFactory({ client: 'pg', connection: server.url });
      await admin.raw(`CREATE DATABASE bench${number}`);
      await admin.destroy();
      const url = new URL(server.url);
      url.pathname = `/bench${number}`;
      return knexFactory({
        client: 'pg',
        connection: url.href,
        pool: { min: 0, max: 10 },
      });
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
