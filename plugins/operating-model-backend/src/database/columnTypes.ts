import { Knex } from 'knex';

type Types = ReadonlyMap<string, string>;

// Transactions have the configuration of the database that they belong to.
const known = new WeakMap<object, Map<string, Types>>();

/** What PostgreSQL calls the types of a table's columns, by column. It is asked once for each table. */
export async function columnTypes(knex: Knex, table: string): Promise<Types> {
  const { config } = knex.client;
  const tables = known.get(config) ?? new Map<string, Types>();
  known.set(config, tables);
  const found = tables.get(table);
  if (found) return found;
  const columns: Record<string, Knex.ColumnInfo> =
    await knex(table).columnInfo();
  const types = new Map(
    Object.entries(columns).map(([column, { type }]) => [column, type]),
  );
  tables.set(table, types);
  return types;
}
