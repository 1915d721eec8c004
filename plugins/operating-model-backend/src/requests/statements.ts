import { Knex } from 'knex';

/*
 * Every command writes a few rows while others wait for the audit. knex takes as long to put such statements together as a
 * database to run them, so their text is made here.
 */

type Row = Readonly<Record<string, any>>;

const named = (columns: readonly string[]) =>
  columns.map(column => `"${column}"`).join(', ');

const equal = (columns: readonly string[], between: string) =>
  columns.map(column => `"${column}" = ?`).join(between);

/** @returns the rows that a statement answers with */
export async function rowsOf<T>(
  knex: Knex,
  sql: string,
  bindings: readonly Knex.RawBinding[] = [],
): Promise<T[]> {
  const result = await knex.raw(sql, bindings);
  if (Array.isArray(result)) return result;
  return result.rows ?? [];
}

/** Inserts rows that all have the same columns. @param ending - for conflicts, and to be answered with rows */
export async function insertRows<T>(
  trx: Knex.Transaction,
  table: string,
  rows: readonly object[],
  ending = '',
): Promise<T[]> {
  const columns = Object.keys(rows[0]);
  const places = `(${columns.map(() => '?').join(', ')})`;
  const values = rows.map(() => places).join(', ');
  return rowsOf(
    trx,
    `insert into "${table}" (${named(columns)}) values ${values} ${ending}`,
    rows.flatMap((row: Row) => columns.map(column => row[column])),
  );
}

/** @returns how many rows it was */
export async function updateRow(
  trx: Knex.Transaction,
  table: string,
  row: object,
  where: object,
): Promise<number> {
  const wanted = equal(Object.keys(where), ' and ');
  const result = await trx.raw(
    `update "${table}" set ${equal(Object.keys(row), ', ')} where ${wanted}`,
    [...Object.values(row), ...Object.values(where)],
  );
  // PostgreSQL has one word for it, SQLite the other.
  return result.rowCount ?? result.changes;
}
