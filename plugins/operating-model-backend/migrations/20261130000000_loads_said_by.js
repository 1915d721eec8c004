// @ts-check

/**
 * The matrices that make a party accountable, and those that make it responsible, are told apart. Until the next pass what is there
 * stands for both.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('loads', table => {
    table.renameColumn('matrix_refs', 'said_by');
  });
  await knex('loads')
    .whereNot({ activity_ref: '' })
    .update({
      said_by: knex.raw(
        `'{"accountable":' || said_by || ',"responsible":' || said_by || '}'`,
      ),
    });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // They can be counted anew, and are with the next pass.
  await knex('loads').delete();
  await knex('survey').update({ tally_hash: '' });
  await knex.schema.alterTable('loads', table => {
    table.renameColumn('said_by', 'matrix_refs');
  });
};
