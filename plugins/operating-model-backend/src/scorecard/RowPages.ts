import { Knex } from 'knex';
import { ENTITY_COLUMNS, EntityRow, SUMS_COLUMNS } from './entityRows';

const NUMBERS = new Set<keyof EntityRow>([...SUMS_COLUMNS, 'score']);

/** All but the cells. */
const PLAIN = ENTITY_COLUMNS.filter(column => column !== 'cells');

const TYPED_PLAIN = PLAIN.map(
  column => `${column} ${NUMBERS.has(column) ? 'double precision' : 'text'}`,
).join(', ');

const COLUMNS = [...PLAIN, 'cells'].join(', ');

/**
 * Compares and writes rows of the scorecard a page at a time, each with one statement that takes the whole page as one value. That
 * is what keeps a refresh close to the price of reading the catalog.
 */
export class RowPages {
  readonly #knex: Knex;
  readonly #isPostgres: boolean;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#isPostgres = knex.client.config.client === 'pg';
  }

  /**
   * @param hashes - of rows, by the reference of the entity
   * @returns the references of those that are not published just so
   */
  async changed(
    hashes: ReadonlyMap<string, string>,
  ): Promise<ReadonlySet<string>> {
    if (hashes.size === 0) return new Set();
    const found = this.#isPostgres
      ? await this.#knex.raw(
          `select u.entity_ref
           from unnest(?::text[], ?::text[]) as u (entity_ref, hash)
           left join scorecard_entities e
             on e.entity_ref = u.entity_ref collate "C"
           where e.hash is distinct from u.hash`,
          [[...hashes.keys()], [...hashes.values()]],
        )
      : await this.#knex.raw(
          `select u.value ->> 0 as entity_ref
           from json_each(?) u
           left join scorecard_entities e on e.entity_ref = u.value ->> 0
           where e.hash is not u.value ->> 1`,
          [JSON.stringify([...hashes])],
        );
    return new Set(
      (this.#isPostgres ? found.rows : found).map(
        (row: { entity_ref: string }) => row.entity_ref,
      ),
    );
  }

  async insert(table: 'scorecard_changes', rows: readonly EntityRow[]) {
    if (rows.length === 0) return;
    const replace = ENTITY_COLUMNS.filter(column => column !== 'entity_ref')
      .map(column => `${column} = excluded.${column}`)
      .join(', ');
    if (this.#isPostgres) {
      // Most of a row are its cells, which few rows have for themselves: each list of them is sent once.
      const lists = [...new Set(rows.map(row => row.cells))];
      const places = new Map(lists.map((cells, at) => [cells, at + 1]));
      await this.#knex.raw(
        `insert into ${table} (${COLUMNS})
         select ${PLAIN.map(column => `r.${column}`).join(', ')}, c.value
         from json_to_recordset(?::json) as r (${TYPED_PLAIN}, list bigint)
         join json_array_elements_text(?::json) with ordinality as c (value, place)
           on c.place = r.list
         on conflict (entity_ref) do update set ${replace}`,
        [
          JSON.stringify(
            rows.map(({ cells, ...row }) => ({
              ...row,
              list: places.get(cells),
            })),
          ),
          JSON.stringify(lists),
        ],
      );
      return;
    }
    const columns = [...PLAIN, 'cells'] as const;
    const values = columns.map((_, at) => `value ->> ${at}`);
    await this.#knex.raw(
      `insert into ${table} (${COLUMNS})
       select ${values.join(', ')} from json_each(?) where true
       on conflict (entity_ref) do update set ${replace}`,
      [JSON.stringify(rows.map(row => columns.map(column => row[column])))],
    );
  }

  /** Makes what was staged part of what is published. @returns how many rows */
  async merge(trx: Knex.Transaction): Promise<number> {
    const replace = ENTITY_COLUMNS.filter(column => column !== 'entity_ref')
      .map(column => `${column} = excluded.${column}`)
      .join(', ');
    const [{ count }] = await trx('scorecard_changes').count({ count: '*' });
    if (Number(count) === 0) return 0;
    await trx.raw(
      `insert into scorecard_entities (${COLUMNS})
       select ${COLUMNS} from scorecard_changes where true
       on conflict (entity_ref) do update set ${replace}`,
    );
    await trx('scorecard_changes').delete();
    return Number(count);
  }
}
