// @ts-check

/**
 * What a pass over the catalog found. All of it can be computed anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /**
   * What is sorted by is compared byte by byte, as the rest of the plugin compares it, whatever the language of the database.
   *
   * @param {import('knex').Knex.CreateTableBuilder} table
   * @param {string} name
   */
  const sorted = (table, name) =>
    knex.client.config.client === 'pg'
      ? table.specificType(name, 'text collate "C"')
      : table.text(name);

  await knex.schema.createTable('findings', table => {
    table.comment('What rules noticed about entities of the catalog');
    table.smallint('severity_rank').notNullable().comment('0 is the worst');
    sorted(table, 'rule').notNullable();
    sorted(table, 'subject_ref').notNullable();
    sorted(table, 'position').notNullable();
    table.text('hash').notNullable().comment('Of all that is told');
    table.text('practice').notNullable();
    sorted(table, 'owner_ref')
      .notNullable()
      .comment('Empty where there is none');
    table.text('path').nullable();
    table.integer('matrix_row').nullable();
    table.text('message').notNullable();
    table.text('remedy').notNullable();
    table.text('refs').notNullable().comment('JSON list');
    table.text('origin').notNullable().comment('JSON object');
    table.primary(
      ['severity_rank', 'rule', 'subject_ref', 'position'],
      'findings_pk',
    );
    table.index(
      ['rule', 'severity_rank', 'subject_ref', 'position'],
      'findings_rule_idx',
    );
    table.index(
      ['owner_ref', 'severity_rank', 'rule', 'subject_ref', 'position'],
      'findings_owner_idx',
    );
    table.index(
      ['subject_ref', 'severity_rank', 'rule', 'position'],
      'findings_subject_idx',
    );
  });

  await knex.schema.createTable('loads', table => {
    table.comment('What groups and users are accountable and responsible for');
    sorted(table, 'party_ref').notNullable();
    sorted(table, 'activity_ref')
      .notNullable()
      .comment('Empty in the row that holds the sums');
    table.integer('accountable').notNullable();
    table.integer('responsible').notNullable();
    table.integer('entities').notNullable();
    table.text('matrix_refs').notNullable().comment('JSON list');
    table.primary(['party_ref', 'activity_ref'], 'loads_pk');
    table.index(
      ['activity_ref', 'accountable', 'party_ref'],
      'loads_activity_idx',
    );
  });

  await knex.schema.createTable('row_reach', table => {
    table.comment('How many entities have an answer from a matrix row');
    sorted(table, 'matrix_ref').notNullable();
    table
      .integer('matrix_row')
      .notNullable()
      .comment('Counted from 1; 0 is the matrix as a whole');
    table.integer('entities').notNullable();
    table.integer('without_runbook').notNullable();
    table.text('placeholders').notNullable().comment('JSON object');
    table.primary(['matrix_ref', 'matrix_row'], 'row_reach_pk');
  });

  await knex.schema.createTable('uncovered_dependencies', table => {
    table.comment('Dependencies between teams that no agreement covers');
    sorted(table, 'consumer_ref').notNullable();
    sorted(table, 'provider_ref').notNullable();
    sorted(table, 'from_ref').notNullable();
    sorted(table, 'to_ref').notNullable();
    table.text('type').notNullable();
    table.primary(
      ['consumer_ref', 'provider_ref', 'from_ref', 'to_ref', 'type'],
      'uncovered_dependencies_pk',
    );
  });

  await knex.schema.createTable('survey', table => {
    table.comment('The last pass over the catalog; one row');
    table.integer('id').primary();
    table.text('computed_at').nullable().comment('ISO 8601');
    table.integer('entities').notNullable();
    table.text('tally_hash').notNullable().comment('Of the three tables above');
    table.text('peers').notNullable().comment('JSON object');
    table.text('problem').nullable().comment('Why the last pass was in vain');
    table.integer('doubted').nullable().comment('Entities that it saw');
  });
  await knex('survey').insert({
    id: 1,
    entities: 0,
    tally_hash: '',
    peers: '{"groups":0,"mean":0,"deviation":0}',
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'survey',
    'uncovered_dependencies',
    'row_reach',
    'loads',
    'findings',
  ]) {
    await knex.schema.dropTable(table);
  }
};
