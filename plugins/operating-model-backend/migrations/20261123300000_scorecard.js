// @ts-check

/**
 * The runbook coverage scorecard. All but its history can be computed anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';
  /**
   * What is sorted by is compared byte by byte, as the rest of the plugin compares it, whatever the language of the database.
   *
   * @param {import('knex').Knex.CreateTableBuilder} table
   * @param {string} name
   */
  const sorted = (table, name) =>
    isPostgres
      ? table.specificType(name, 'text collate "C"')
      : table.text(name);

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const sums = table => {
    table.integer('entities').notNullable();
    for (const state of ['covered', 'weak', 'missing', 'exempt', 'unknown']) {
      table.integer(state).notNullable();
    }
    // Whole numbers beyond 32 bits, which a double holds exactly.
    table.double('weight').notNullable();
    table.double('weighted').notNullable();
    table.double('weight_without').notNullable();
    table.double('weighted_without').notNullable();
  };

  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const entity = table => {
    sorted(table, 'entity_ref').notNullable().primary();
    table.text('hash').notNullable().comment('Of all that the row tells');
    table.text('kind').notNullable();
    sorted(table, 'type').notNullable().comment('Empty where there is none');
    sorted(table, 'lifecycle').notNullable();
    sorted(table, 'owner_ref').notNullable();
    sorted(table, 'system_ref').notNullable();
    sorted(table, 'domain_ref').notNullable();
    sums(table);
    table
      .double('score')
      .notNullable()
      .comment('0 to 100; -1 where no cell counts, so that it can be sorted');
    table.text('cells').notNullable().comment('JSON list');
  };

  await knex.schema.createTable('scorecard_entities', table => {
    table.comment('Entities that an activity asks a runbook of');
    entity(table);
    table.index(['score', 'entity_ref'], 'scorecard_entities_score_idx');
    table.index(
      ['owner_ref', 'score', 'entity_ref'],
      'scorecard_entities_owner_idx',
    );
    table.index(
      ['system_ref', 'score', 'entity_ref'],
      'scorecard_entities_system_idx',
    );
    table.index(
      ['domain_ref', 'score', 'entity_ref'],
      'scorecard_entities_domain_idx',
    );
  });

  await knex.schema.createTable('scorecard_changes', table => {
    table.comment(
      'Rows of a refresh that is under way, for the next generation',
    );
    entity(table);
  });

  await knex.schema.createTable('scorecard_rollups', table => {
    table.comment('The figures of each group, system, domain and so on');
    table.text('by').notNullable();
    sorted(table, 'key').notNullable();
    sums(table);
    table.primary(['by', 'key'], 'scorecard_rollups_pk');
  });

  await knex.schema.createTable('scorecard_history', table => {
    table.comment('A point a day, of what changed');
    table.text('by').notNullable();
    sorted(table, 'key').notNullable();
    table.text('day').notNullable().comment('YYYY-MM-DD');
    sums(table);
    table.primary(['by', 'key', 'day'], 'scorecard_history_pk');
  });

  await knex.schema.createTable('scorecard_generation', table => {
    table.comment('What readers see; one row');
    table.integer('id').primary();
    table.integer('generation').notNullable().comment('0 before the first');
    table.text('computed_at').nullable().comment('ISO 8601');
  });
  await knex('scorecard_generation').insert({ id: 1, generation: 0 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'scorecard_generation',
    'scorecard_history',
    'scorecard_rollups',
    'scorecard_changes',
    'scorecard_entities',
  ]) {
    await knex.schema.dropTable(table);
  }
};
