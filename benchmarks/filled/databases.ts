import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory from 'knex';
import { DatabaseServer, postgres } from '../p9/databases';

/** SQLite in files, as the plugins of a backend keep it. */
function sqliteFiles(): DatabaseServer {
  const folder = mkdtempSync(join(tmpdir(), 'operating-model-bench-'));
  let number = 0;
  return {
    name: 'SQLite',
    async create() {
      number += 1;
      const knex = knexFactory({
        client: 'better-sqlite3',
        connection: join(folder, `${number}.sqlite`),
        useNullAsDefault: true,
      });
      await knex.raw('PRAGMA foreign_keys = ON');
      return knex;
    },
    async stop() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Those that the environment asks for: `DATABASES=sqlite`, `postgres` or `both`, which it is when absent. */
export async function databaseServers(): Promise<DatabaseServer[]> {
  const { DATABASES = 'both' } = process.env;
  if (!['sqlite', 'postgres', 'both'].includes(DATABASES)) {
    throw new Error('DATABASES must be sqlite, postgres or both');
  }
  return [
    ...(DATABASES === 'postgres' ? [] : [sqliteFiles()]),
    ...(DATABASES === 'sqlite' ? [] : [await postgres()]),
  ];
}
