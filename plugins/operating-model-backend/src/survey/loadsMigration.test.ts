import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { DatabaseSurveyStore } from './DatabaseSurveyStore';

jest.setTimeout(120_000);

const MIGRATION = '20261130000000_loads_said_by.js';

describe.each(databaseIds)('telling apart who says A and R, %s', id => {
  it('keeps what is there for both until the next pass, and forgets it on the way down', async () => {
    const knex = await emptyDatabase(id);
    await knex.migrate.latest({ directory: MIGRATIONS });
    await knex.migrate.down({ directory: MIGRATIONS, name: MIGRATION });
    const counted = {
      party_ref: 'group:default/a',
      accountable: 2,
      responsible: 1,
      entities: 2,
    };
    await knex('loads').insert([
      { ...counted, activity_ref: '', matrix_refs: '["activity:default/x"]' },
      {
        ...counted,
        activity_ref: 'activity:default/x',
        matrix_refs: '["responsibilitymatrix:default/m"]',
      },
    ]);
    await knex('survey').update({ tally_hash: 'as it was' });

    await knex.migrate.up({ directory: MIGRATIONS, name: MIGRATION });
    const store = new DatabaseSurveyStore({ knex });
    const [sum, one] = await store.loadOf('group:default/a');
    expect(sum).toMatchObject({ activities: 1, accountableBy: [] });
    expect(one).toMatchObject({
      accountableBy: ['responsibilitymatrix:default/m'],
      responsibleBy: ['responsibilitymatrix:default/m'],
    });

    await knex.migrate.down({ directory: MIGRATIONS, name: MIGRATION });
    expect(await knex('loads').select()).toEqual([]);
    expect(await knex('survey').first('tally_hash')).toEqual({
      tally_hash: '',
    });
  });
});
