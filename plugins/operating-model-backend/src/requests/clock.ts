import { Knex } from 'knex';

/** What time it is, as a column to ask for beside others. */
export function nowColumn(knex: Knex): Knex.Raw {
  const isPostgres = knex.client.config.client === 'pg';
  return knex.raw(
    isPostgres
      ? 'extract(epoch from clock_timestamp()) * 1000'
      : "unixepoch('subsec') * 1000",
  );
}

/** What `nowColumn` has said. */
export const readNow = (now: unknown) => new Date(Math.floor(Number(now)));

/** What time it is for everybody who uses a database. */
export async function databaseNow(knex: Knex): Promise<Date> {
  const [row] = await knex.select({ now: nowColumn(knex) });
  return readNow(row.now);
}
