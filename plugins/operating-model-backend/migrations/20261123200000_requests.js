// @ts-check

/**
 * Requests, their audit, and what is still to be told.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('requests', table => {
    table.comment('Requests; body is the whole, the rest is there to find it');
    table.integer('number').primary();
    table.integer('version').notNullable();
    table.integer('events').notNullable().comment('In its history');
    table.text('kind').notNullable();
    table.text('state').notNullable().comment('As recorded');
    table.text('subject_key').notNullable();
    table
      .text('slot')
      .nullable()
      .comment('What only one open request may hold at a time');
    table.text('requester').notNullable();
    table.text('submitted_by').nullable();
    table.text('requesting_group').nullable();
    table.text('owner_ref').nullable();
    table.bigInteger('decide_by').nullable().comment('Epoch milliseconds');
    table.bigInteger('valid_from').nullable();
    table.bigInteger('valid_to').nullable();
    table.boolean('awaiting_decision').notNullable();
    table.bigInteger('next_reminder_at').nullable();
    table.text('body').notNullable().comment('JSON object');
    table.unique(['slot'], { indexName: 'requests_slot_uniq' });
    table.index(['requester', 'number'], 'requests_requester_idx');
    table.index(['owner_ref', 'number'], 'requests_owner_idx');
    table.index(['state', 'decide_by'], 'requests_decide_by_idx');
    table.index(['state', 'valid_to'], 'requests_valid_to_idx');
    table.index(['next_reminder_at'], 'requests_next_reminder_idx');
  });

  await knex.schema.createTable('request_refs', table => {
    table.comment('Entities and definitions that a request is about');
    table.integer('request_number').notNullable();
    table.text('ref').notNullable();
    table.primary(['request_number', 'ref'], 'request_refs_pk');
    table.index(['ref', 'request_number'], 'request_refs_ref_idx');
    table
      .foreign('request_number', 'request_refs_request_fk')
      .references('requests.number');
  });

  await knex.schema.createTable('request_approvers', table => {
    table.comment('Groups and users that may decide a request');
    table.integer('request_number').notNullable();
    table.text('ref').notNullable();
    table.primary(['request_number', 'ref'], 'request_approvers_pk');
    table.index(['ref', 'request_number'], 'request_approvers_ref_idx');
    table
      .foreign('request_number', 'request_approvers_request_fk')
      .references('requests.number');
  });

  await knex.schema.createTable('request_decisions', table => {
    table.comment('Who has approved, or may not: one person counts once');
    table.integer('request_number').notNullable();
    table.text('user_ref').notNullable();
    table.text('hand').notNullable().comment('approved or edited');
    table.primary(['request_number', 'user_ref'], 'request_decisions_pk');
    table
      .foreign('request_number', 'request_decisions_request_fk')
      .references('requests.number');
  });

  await knex.schema.createTable('request_events', table => {
    table.comment('The audit: appended to, never changed');
    table.bigInteger('sequence').primary();
    table.integer('request_number').notNullable();
    table.integer('request_sequence').notNullable();
    table.text('payload').notNullable().comment('Canonical JSON');
    table.text('previous_hash').notNullable();
    table.text('hash').notNullable().comment('SHA-256');
    table.unique(['request_number', 'request_sequence'], {
      indexName: 'request_events_request_uniq',
    });
    table
      .foreign('request_number', 'request_events_request_fk')
      .references('requests.number');
  });

  await knex.schema.createTable('request_audit', table => {
    table.comment('The head of the chain; one row, which every writer locks');
    table.integer('id').primary();
    table.bigInteger('sequence').notNullable();
    table.text('hash').notNullable();
    table.integer('requests').notNullable().comment('How many there are');
  });
  await knex('request_audit').insert({
    id: 1,
    sequence: 0,
    hash: '',
    requests: 0,
  });

  await knex.schema.createTable('outbox', table => {
    table.comment('What people are still to be told');
    table.increments('id');
    table.text('key').notNullable();
    table.text('payload').notNullable().comment('JSON object');
    table.bigInteger('created_at').notNullable().comment('Epoch milliseconds');
    table
      .bigInteger('available_at')
      .notNullable()
      .comment('Not to be sent before; a relay that sends moves it on');
    table.integer('attempts').notNullable();
    table.text('claim').nullable().comment('The relay that sends it');
    table.bigInteger('sent_at').nullable();
    table.unique(['key'], { indexName: 'outbox_key_uniq' });
    table.index(['sent_at', 'available_at', 'id'], 'outbox_available_idx');
  });

  await knex.schema.createTable('idempotency_keys', table => {
    table.comment('Commands that were sent with a key, and what came of them');
    table.text('actor').notNullable();
    table.text('key').notNullable();
    table.text('fingerprint').notNullable().comment('Of what was sent');
    table.integer('request_number').notNullable();
    table.text('problem').nullable().comment('JSON object');
    table.bigInteger('created_at').notNullable();
    table.primary(['actor', 'key'], 'idempotency_keys_pk');
    table.index(['created_at'], 'idempotency_keys_created_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'idempotency_keys',
    'outbox',
    'request_audit',
    'request_events',
    'request_decisions',
    'request_approvers',
    'request_refs',
    'requests',
  ]) {
    await knex.schema.dropTable(table);
  }
};
