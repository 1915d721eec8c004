import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { columnTypes } from './columnTypes';

/** Some hundred kilobytes a statement: more are not faster, and SQLite keeps others waiting meanwhile. */
export const ROWS_AT_ONCE = 1_000;

/** Rows as a source to select from, and the values that it takes. */
interface Source {
  select: string;
  valuesOf(rows: readonly object[]): unknown[];
}

const valueOf = (row: object, column: string) =>
  (row as Record<string, unknown>)[column] ?? null;

/** A list for each column: to read rows from JSON takes PostgreSQL longer than to insert them. */
async function postgresSource(
  knex: Knex,
  table: string,
  columns: readonly string[],
): Promise<Source> {
  const types = await columnTypes(knex, table);
  const lists = columns.map(column => `?::${types.get(column)}[]`);
  return {
    select: `select * from unnest(${lists.join(', ')})`,
    valuesOf: rows =>
      columns.map(column => rows.map(row => valueOf(row, column))),
  };
}

function sqliteSource(columns: readonly string[]): Source {
  const values = columns.map((_, at) => `value ->> ${at}`);
  return {
    select: `select ${values.join(', ')} from json_each(?) where true`,
    valuesOf: rows => [
      JSON.stringify(
        rows.map(row => columns.map(column => valueOf(row, column))),
      ),
    ],
  };
}

/**
 * Puts rows into a table. A statement takes many rows as few values, which is several times as fast as a parameter for each of theirs.
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
    ? await postgresSource(knex, table, columns)
    : sqliteSource(columns);
  const replaced = columns.filter(column => !key?.includes(column));
  const onConflict = key
    ? ` on conflict (${quoted(key)}) do update set ${replaced
        .map(column => `${quoted([column])} = excluded.${quoted([column])}`)
        .join(', ')}`
    : '';
  for (const chunk of chunksOf(rows, ROWS_AT_ONCE)) {
    await knex.raw(
      `insert into ${quoted([table])} (${quoted(columns)}) ${source.select}${onConflict}`,
      // Lists with nulls in them are more than its types allow.
      source.valuesOf(chunk) as Knex.RawBinding[],
    );
    // On SQLite the statement has kept all others in this process waiting.
    await setImmediate();
  }
}
