// @ts-check

/**
 * How a refresh goes, and what the scorecard knows from elsewhere: runs of runbooks, looks at their addresses, targets, and what
 * owners were told of.
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

  await knex.schema.createTable('scorecard_refresh', table => {
    table.comment('The refresh that is asked for or runs; one row');
    table.integer('id').primary();
    table.text('run').nullable().comment('Of the one that runs');
    table.text('phase').nullable();
    table.integer('seen').notNullable();
    table.integer('expected').nullable();
    table.integer('written').notNullable();
    table.bigInteger('requested_at').nullable().comment('Epoch milliseconds');
    table.bigInteger('started_at').nullable();
    table.bigInteger('alive_at').nullable().comment('When it last said so');
    table.text('last').nullable().comment('JSON object: how the last ended');
  });
  await knex('scorecard_refresh').insert({ id: 1, seen: 0, written: 0 });

  await knex.schema.createTable('runbook_runs', table => {
    table.comment('Runs of runbooks that were reported');
    table.text('id').primary();
    sorted(table, 'runbook_ref').notNullable();
    table.bigInteger('ran_at').notNullable().comment('Epoch milliseconds');
    table.text('ran_by').notNullable();
    table.text('outcome').notNullable().comment('succeeded or failed');
    table.text('url').nullable();
    table.bigInteger('recorded_at').notNullable();
    table.text('recorded_by').notNullable();
    table.text('idempotency_key').nullable();
    table.text('fingerprint').notNullable().comment('Of what was sent');
    table.unique(['recorded_by', 'idempotency_key'], {
      indexName: 'runbook_runs_key_uniq',
    });
    table.index(['runbook_ref', 'ran_at', 'id'], 'runbook_runs_runbook_idx');
  });

  await knex.schema.createTable('link_checks', table => {
    table.comment('Looks at the addresses of runbooks');
    sorted(table, 'url').primary();
    table.text('state').notNullable().comment('ok, broken or unknown');
    table.text('missing').nullable().comment('JSON list: what the text lacks');
    table.bigInteger('checked_at').notNullable().comment('Epoch milliseconds');
  });

  await knex.schema.createTable('scorecard_targets', table => {
    table.comment('Goals that somebody has set');
    table.text('id').primary();
    table.text('title').notNullable();
    table.text('group_ref').notNullable().comment('Empty for everybody');
    table.text('activity_ref').notNullable().comment('Empty for all');
    table.text('measure').notNullable();
    table.double('goal').notNullable();
    table.text('from_day').notNullable().comment('YYYY-MM-DD');
    table.double('start').nullable();
    table.text('by_day').notNullable();
    table.text('created_by').notNullable();
    table.bigInteger('created_at').notNullable();
    table.index(['by_day', 'id'], 'scorecard_targets_by_idx');
  });

  await knex.schema.createTable('digest_entities', table => {
    table.comment('The scorecard as it was when owners were last told of it');
    sorted(table, 'entity_ref').primary();
    table.text('hash').notNullable();
    table.double('score').notNullable();
    table.text('cells').notNullable().comment('JSON list');
  });
  await knex.schema.createTable('digest', table => {
    table.comment('The last digest; one row');
    table.integer('id').primary();
    table.bigInteger('sent_at').nullable().comment('Epoch milliseconds');
  });
  await knex('digest').insert({ id: 1 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'digest',
    'digest_entities',
    'scorecard_targets',
    'link_checks',
    'runbook_runs',
    'scorecard_refresh',
  ]) {
    await knex.schema.dropTable(table);
  }
};
