// @ts-check

const { createHash } = require('node:crypto');

/** Entities taken together. */
const PAGE = 500;

/** @param {string} text */
const sha1 = text => createHash('sha1').update(text).digest('base64url');

/**
 * As the scorecard works it out of cells that are not written yet.
 *
 * @param {string} cells
 */
const digestOf = cells =>
  sha1(
    JSON.parse(cells)
      .map((/** @type {object} */ cell) => sha1(JSON.stringify(cell)))
      .join('\n'),
  );

/**
 * Pages of the entities of the scorecard.
 *
 * @param {import('knex').Knex} knex
 */
async function* pages(knex) {
  let after = '';
  for (;;) {
    const rows = await knex('scorecard_entities')
      .where('entity_ref', '>', after)
      .orderBy('entity_ref')
      .limit(PAGE)
      .select('entity_ref', 'cells');
    if (rows.length === 0) return;
    yield rows;
    after = rows[rows.length - 1].entity_ref;
  }
}

/**
 * Keeps each list of cells once: far more entities have cells than there are lists that differ.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /**
   * Compared byte by byte, as the rest of the plugin compares it.
   *
   * @param {import('knex').Knex.CreateTableBuilder} table
   * @param {string} name
   */
  const sorted = (table, name) =>
    knex.client.config.client === 'pg'
      ? table.specificType(name, 'text collate "C"')
      : table.text(name);

  await knex.schema.createTable('scorecard_cells', table => {
    table.comment('The lists of cells that entities have, each once');
    sorted(table, 'digest').notNullable().primary();
    table.text('cells').notNullable().comment('JSON list');
  });

  // A refresh begins with none.
  await knex('scorecard_changes').delete();
  for (const name of ['scorecard_entities', 'scorecard_changes']) {
    await knex.schema.alterTable(name, table => {
      sorted(table, 'cells_digest').nullable();
    });
  }
  for await (const rows of pages(knex)) {
    /** @type {Map<string, string[]>} */
    const refs = new Map();
    for (const { entity_ref: ref, cells } of rows) {
      refs.set(cells, [...(refs.get(cells) ?? []), ref]);
    }
    await knex('scorecard_cells')
      .insert(
        [...refs.keys()].map(cells => ({ digest: digestOf(cells), cells })),
      )
      .onConflict('digest')
      .ignore();
    for (const [cells, having] of refs) {
      await knex('scorecard_entities')
        .whereIn('entity_ref', having)
        .update({ cells_digest: digestOf(cells) });
    }
  }
  for (const name of ['scorecard_entities', 'scorecard_changes']) {
    await knex.schema.alterTable(name, table => {
      table.dropColumn('cells');
      table.dropNullable('cells_digest');
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('scorecard_changes').delete();
  for (const name of ['scorecard_entities', 'scorecard_changes']) {
    await knex.schema.alterTable(name, table => {
      table.text('cells').nullable().comment('JSON list');
    });
  }
  await knex('scorecard_entities').update({
    cells: knex('scorecard_cells')
      .whereRaw('?? = ??', ['digest', 'cells_digest'])
      .select('scorecard_cells.cells'),
  });
  for (const name of ['scorecard_entities', 'scorecard_changes']) {
    await knex.schema.alterTable(name, table => {
      table.dropNullable('cells');
      table.dropColumn('cells_digest');
    });
  }
  await knex.schema.dropTable('scorecard_cells');
};
