import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';

/** Some hundred kilobytes a statement: more are not faster, and SQLite keeps others waiting meanwhile. */
const ROWS_AT_ONCE = 1_000;

/**
 * Puts rows into a table. A statement takes its rows as one value, which is several times as fast as a parameter for each of theirs.
 *
 * @param rows - of the same columns
 * @param key - where a row of the same key is there already, it is replaced
 */
export async function putRows(
  knex: Knex,
  table: string,
  rows: readonly object[],
  key?: readonly string[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]);
  const quoted = (names: readonly string[]) =>
    names.map(name => knex.ref(name).toQuery()).join(', ');
  const isPostgres = knex.client.config.client === 'pg';
  const source = isPostgres
    ? `select ${quoted(columns)} from json_populate_recordset(null::${quoted([table])}, ?::json)`
    : `select ${columns.map((_, at) => `value ->> ${at}`).join(', ')} from json_each(?) where true`;
  const replaced = columns.filter(column => !key?.includes(column));
  const onConflict = key
    ? ` on conflict (${quoted(key)}) do update set ${replaced
        .map(column => `${quoted([column])} = excluded.${quoted([column])}`)
        .join(', ')}`
    : '';
  for (const chunk of chunksOf(rows, ROWS_AT_ONCE)) {
    const value = isPostgres
      ? chunk
      : chunk.map(row =>
          columns.map(column => row[column as keyof typeof row]),
        );
    await knex.raw(
      `insert into ${quoted([table])} (${quoted(columns)}) ${source}${onConflict}`,
      [JSON.stringify(value)],
    );
    // On SQLite the statement has kept all others in this process waiting.
    await setImmediate();
  }
}
