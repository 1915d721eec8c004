import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Where knex finds the migrations, in the sources as in the published package. */
export const MIGRATIONS = resolvePackagePath(
  'backstage-plugin-operating-model-backend',
  'migrations',
);

/** Connects to the plugin's database and brings its tables up to date, unless the host says that it does so itself. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: MIGRATIONS });
  }
  return knex;
}
