import { Knex } from 'knex';

/** What time it is for everybody who uses a database. */
export async function databaseNow(knex: Knex): Promise<Date> {
  const isPostgres = knex.client.config.client === 'pg';
  const sql = isPostgres
    ? 'extract(epoch from clock_timestamp()) * 1000'
    : "unixepoch('subsec') * 1000";
  const [row] = await knex.select({ now: knex.raw(sql) });
  return new Date(Math.floor(Number(row.now)));
}
