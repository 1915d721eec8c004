import {
  EvaluatedEntity,
  compareText,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { ROWS_AT_ONCE, putRows } from '../database/putRows';
import { CellsRow, RowWriter } from './entityRows';

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
  async differing(
    hashes: ReadonlyMap<string, string>,
  ): Promise<ReadonlySet<string>> {
    if (hashes.size === 0) return new Set();
    // Looked up row by row: a join may well read the whole table for each page.
    const found = this.#isPostgres
      ? await this.#knex.raw(
          `select u.entity_ref
           from unnest(?::text[], ?::text[]) as u (entity_ref, hash)
           where u.hash is distinct from (
             select e.hash from scorecard_entities e
             where e.entity_ref = u.entity_ref collate "C"
           )`,
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

  /** @returns of digests those of lists that are not kept */
  async #unknown(
    trx: Knex.Transaction,
    digests: readonly string[],
  ): Promise<string[]> {
    const found = this.#isPostgres
      ? await trx.raw(
          `select u.digest from unnest(?::text[]) as u (digest)
           where (
             select c.digest from scorecard_cells c
             where c.digest = u.digest collate "C"
           ) is null`,
          [[...digests]],
        )
      : await trx.raw(
          `select u.value as digest from json_each(?) u
           where u.value not in (select digest from scorecard_cells)`,
          [JSON.stringify(digests)],
        );
    return (this.#isPostgres ? found.rows : found).map(
      ({ digest }: Pick<CellsRow, 'digest'>) => digest,
    );
  }

  /** Puts entities in the place of what was published about them, with their lists of cells. */
  async put(
    trx: Knex.Transaction,
    entities: readonly EvaluatedEntity[],
    writer: RowWriter,
  ) {
    // In the order of the key an index takes many rows in less time.
    const sorted = [...entities].sort((a, b) => compareText(a.ref, b.ref));
    for (const chunk of chunksOf(sorted, ROWS_AT_ONCE)) {
      const rows = chunk.map(entity => writer.write(entity));
      const lists = new Map(
        rows.map((row, at) => [row.cells_digest, chunk[at].cells]),
      );
      const unknown = await this.#unknown(trx, [...lists.keys()]);
      const fresh = unknown.map((digest): CellsRow => ({
        digest,
        cells: writer.textOf(lists.get(digest)!),
      }));
      await putRows(trx, 'scorecard_cells', fresh);
      await putRows(trx, 'scorecard_entities', rows, ['entity_ref']);
    }
  }

  /** Deletes lists that no published entity has. Nobody may be putting rows. */
  async forgetUnused(trx: Knex.Transaction) {
    await trx.raw(
      `delete from scorecard_cells where digest in (
         select digest from scorecard_cells
         except select cells_digest from scorecard_entities
       )`,
    );
  }
}
