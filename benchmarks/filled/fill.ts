import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { Relation, idOf, processed, relationsOf, stitched } from './stitch';

/** Whether SQLite waits for the disk at the end of each transaction, as it does by itself. */
export async function waitForDisk(knex: Knex, waits: boolean) {
  if (knex.client.config.client === 'pg') return;
  await knex.raw(`PRAGMA synchronous = ${waits ? 'FULL' : 'OFF'}`);
}

type Value = string | number | null;

/** Inserts rows with one statement that takes them as one value. */
async function insert(
  knex: Knex,
  table: string,
  rows: readonly Record<string, Value>[],
) {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]);
  if (knex.client.config.client === 'pg') {
    const types = (await knex(table).columnInfo()) as unknown as Record<
      string,
      { type: string }
    >;
    await knex.raw(
      `insert into ${table} (${columns.join(', ')})
       select * from json_to_recordset(?::json)
         as r(${columns.map(column => `${column} ${types[column].type}`).join(', ')})`,
      [JSON.stringify(rows)],
    );
    return;
  }
  await knex.raw(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.map((_, at) => `value ->> ${at}`).join(', ')} from json_each(?)`,
    [JSON.stringify(rows.map(row => columns.map(column => row[column])))],
  );
}

async function insertPage(
  knex: Knex,
  page: readonly Entity[],
  {
    relationsFrom,
    own,
    idFor,
  }: {
    /** All that have the entity for their source. */
    relationsFrom(ref: string): readonly Relation[];
    /** What the page's entities have emitted. */
    own: readonly (readonly Relation[])[];
    idFor(ref: string): string;
  },
) {
  const now = new Date().toISOString();
  const whole = page.map(entity => {
    const ref = stringifyEntityRef(entity);
    const id = idFor(ref);
    return { ref, id, ...stitched(entity, id, relationsFrom(ref)) };
  });
  await insert(
    knex,
    'refresh_state',
    whole.map(({ ref, id, hash }, at) => ({
      entity_id: id,
      entity_ref: ref,
      unprocessed_entity: JSON.stringify(page[at]),
      unprocessed_hash: hash,
      processed_entity: JSON.stringify(page[at]),
      result_hash: hash,
      errors: '[]',
      next_update_at: now,
      last_discovery_at: now,
    })),
  );
  await insert(
    knex,
    'refresh_state_references',
    whole.map(({ ref }) => ({
      source_key: 'benchmark',
      target_entity_ref: ref,
    })),
  );
  await insert(
    knex,
    'relations',
    own.flatMap((relations, at) =>
      relations.map(({ source, type, target }) => ({
        originating_entity_id: whole[at].id,
        source_entity_ref: source,
        type,
        target_entity_ref: target,
      })),
    ),
  );
  await insert(
    knex,
    'final_entities',
    whole.map(({ ref, id, hash, entity }) => ({
      entity_id: id,
      entity_ref: ref,
      hash,
      final_entity: JSON.stringify(entity),
      last_updated_at: now,
    })),
  );
  await insert(
    knex,
    'search',
    whole.flatMap(({ search }) => search.map(row => ({ ...row }))),
  );
}

/** Without what the processing of one entity emits twice. */
function unique(relations: readonly Relation[]): Relation[] {
  return [
    ...new Map(relations.map(each => [JSON.stringify(each), each])).values(),
  ];
}

/**
 * Puts entities into the database of a catalog as if it had processed and stitched them, which it takes a hundred times as long
 * for. That both give the very same is checked by `sameAsProcessed`.
 *
 * @param pages - gives the same entities each time it is called
 */
export async function fill(
  knex: Knex,
  pages: () => Iterable<Entity[]>,
  idFor: (ref: string) => string = idOf,
): Promise<void> {
  await waitForDisk(knex, false);
  const emitted = new Map<string, Relation[]>();
  for (const page of pages()) {
    for (const entity of page) {
      for (const relation of unique(await relationsOf(entity))) {
        const known = emitted.get(relation.source);
        if (known) known.push(relation);
        else emitted.set(relation.source, [relation]);
      }
    }
  }
  const relationsFrom = (ref: string) => unique(emitted.get(ref) ?? []);
  for (const page of pages()) {
    const own = await Promise.all(page.map(relationsOf));
    const all = await Promise.all(page.map(processed));
    await knex.transaction(trx =>
      insertPage(trx, all, {
        relationsFrom,
        own: own.map(unique),
        idFor,
      }),
    );
  }
  // PostgreSQL does so by itself, but only after a while.
  await knex.raw(
    knex.client.config.client === 'pg' ? 'VACUUM ANALYZE' : 'ANALYZE',
  );
  await waitForDisk(knex, true);
}
