// @ts-check

/**
 * What scores are made by changes with config and definitions. It is kept beside their history, so that a line that moves for that
 * reason can say so.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('scorecard_scorings', table => {
    table.comment('What counted from a day on; a row where it changed');
    table.text('day').notNullable().primary().comment('YYYY-MM-DD');
    table.text('scoring').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('scorecard_scorings');
};
