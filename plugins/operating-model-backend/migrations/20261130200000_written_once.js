// @ts-check

/**
 * Rows of the scorecard are written once, when they are published; until then the refresh that found them holds them. The table that
 * they were put down in before is not needed any more. Nothing in it outlives its refresh.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.dropTable('scorecard_changes');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.createTable('scorecard_changes', table => {
    table.comment(
      'Rows of a refresh that is under way, for the next generation',
    );
    // Compared byte by byte, as the rest of the plugin compares it.
    const sorted = (/** @type {string} */ name) =>
      knex.client.config.client === 'pg'
        ? table.specificType(name, 'text collate "C"')
        : table.text(name);
    sorted('entity_ref').notNullable().primary();
    table.text('hash').notNullable();
    table.text('kind').notNullable();
    for (const name of [
      'type',
      'lifecycle',
      'owner_ref',
      'system_ref',
      'domain_ref',
      'cells_digest',
    ]) {
      sorted(name).notNullable();
    }
    for (const name of [
      'entities',
      'covered',
      'weak',
      'missing',
      'exempt',
      'unknown',
    ]) {
      table.integer(name).notNullable();
    }
    for (const name of [
      'weight',
      'weighted',
      'weight_without',
      'weighted_without',
      'score',
    ]) {
      table.double(name).notNullable();
    }
  });
};
