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

/** A statement that puts rows, and the values that it takes. */
async function statementFor(
  knex: Knex,
  table: string,
  { columns, key }: { columns: readonly string[]; key?: readonly string[] },
) {
  const quoted = (names: readonly string[]) =>
    names.map(name => knex.ref(name).toQuery()).join(', ');
  const isPostgres = knex.client.config.client === 'pg';
  const { select, valuesOf } = isPostgres
    ? await postgresSource(knex, table, columns)
    : sqliteSource(columns);
  const replaced = columns.filter(column => !key?.includes(column));
  const onConflict = key
    ? ` on conflict (${quoted(key)}) do update set ${replaced
        .map(column => `${quoted([column])} = excluded.${quoted([column])}`)
        .join(', ')}`
    : '';
  return {
    sql: `insert into ${quoted([table])} (${quoted(columns)}) ${select}${onConflict}`,
    valuesOf,
  };
}

/**
 * Puts rows into a table. A statement takes many rows as few values, which is several times as fast as a parameter for each of theirs.
 *
 * @param rows - of the same columns
 * @param key - where a row of the same key is there already, it is replaced
 * @returns how many there were
 */
export async function putRows(
  knex: Knex,
  table: string,
  rows: Iterable<object>,
  key?: readonly string[],
): Promise<number> {
  let put = 0;
  let statement: Awaited<ReturnType<typeof statementFor>> | undefined;
  for (const chunk of chunksOf(rows, ROWS_AT_ONCE)) {
    const columns = Object.keys(chunk[0]);
    statement ??= await statementFor(knex, table, { columns, key });
    // Lists with nulls in them are more than its types allow.
    const values = statement.valuesOf(chunk) as Knex.RawBinding[];
    await knex.raw(statement.sql, values);
    put += chunk.length;
    // On SQLite the statement has kept all others in this process waiting.
    await setImmediate();
  }
  return put;
}
