// @ts-check

/**
 * Whoever knows what was published last need not read it again while the version is the same.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('survey', table => {
    table
      .integer('version')
      .notNullable()
      .defaultTo(0)
      .comment('One more whenever a pass changed what is told');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('survey', table => {
    table.dropColumn('version');
  });
};
