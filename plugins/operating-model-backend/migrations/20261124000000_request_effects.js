// @ts-check

const FINAL = [
  'closed',
  'rejected',
  'withdrawn',
  'lapsed',
  'expired',
  'resolved',
  'revoked',
  'superseded',
];

/**
 * When a request came to its end, by its history. What time did is recorded later than it happened.
 *
 * @param {any} body
 * @param {any[]} events
 */
function endOf(body, events) {
  if (!FINAL.includes(body.state)) return null;
  const end = events.find(event => event.changes.state === body.state);
  if (!end) return null;
  if (end.action === 'expire') return Date.parse(body.content.validTo);
  if (['lapse', 'revoke-undecided'].includes(end.action)) {
    return Date.parse(body.decideBy);
  }
  return Date.parse(end.at);
}

/**
 * What it takes to find the exceptions that concern an entity, to tell how long each was one, and to end those that are not
 * needed any more.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('requests', table => {
    table.text('subject_type').notNullable().defaultTo('');
    table
      .boolean('by_predicate')
      .notNullable()
      .defaultTo(false)
      .comment('Its scope selects entities; otherwise request_refs lists them');
    table.bigInteger('ended_at').nullable().comment('Epoch milliseconds');
    table.index(['kind', 'ended_at'], 'requests_ended_idx');
  });
  await knex.schema.createTable('exception_checks', table => {
    table.comment('How often in a row an exception was found not needed');
    table.integer('request_number').primary();
    table.integer('passes').notNullable();
    table.text('counted').notNullable().comment('The pass that counted last');
  });
  const rows = await knex('requests').select('number', 'body');
  for (const { number, body: text } of rows) {
    const body = JSON.parse(text);
    const events = FINAL.includes(body.state)
      ? await knex('request_events')
          .where({ request_number: number })
          .orderBy('sequence', 'desc')
          .pluck('payload')
      : [];
    await knex('requests')
      .where({ number })
      .update({
        subject_type: body.content.subject.type,
        by_predicate: body.content.scope?.appliesTo !== undefined,
        ended_at: endOf(
          body,
          events.map(payload => JSON.parse(payload)),
        ),
      });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('exception_checks');
  await knex.schema.alterTable('requests', table => {
    table.dropIndex(['kind', 'ended_at'], 'requests_ended_idx');
    table.dropColumns('subject_type', 'by_predicate', 'ended_at');
  });
};
