import { Scoring } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { ScoringLog } from './ScoringLog';

jest.setTimeout(120_000);

const scoring = (present: number): Scoring => ({
  criteria: { present },
  activities: {},
  maxAge: 'P12M',
});

const change = (before: string, after: string) => ({
  of: 'criterion',
  key: 'present',
  before,
  after,
});

describe.each(databaseIds)('what scores are made by, %s', databaseId => {
  let knex: Knex;
  let log: ScoringLog;
  beforeEach(async () => {
    knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
    log = new ScoringLog({ knex });
  });

  const changes = (from = '2026-01-01', to = '2026-12-31') =>
    log.changes({ from, to });

  it('says nothing of the first, nor of the same again', async () => {
    expect(await changes()).toEqual([]);
    await log.keep(scoring(1), '2026-11-01');
    await log.keep(scoring(1), '2026-11-02');
    expect(await changes()).toEqual([]);
    expect(await knex('scorecard_scorings')).toHaveLength(1);
  });

  it('says on which day what changed, of any span', async () => {
    await log.keep(scoring(1), '2026-11-01');
    await log.keep(scoring(2), '2026-11-10');
    await log.keep(scoring(3), '2026-11-20');
    const tenth = { day: '2026-11-10', changes: [change('1', '2')] };
    const twentieth = { day: '2026-11-20', changes: [change('2', '3')] };
    expect(await changes()).toEqual([tenth, twentieth]);
    expect(await changes('2026-11-10', '2026-11-10')).toEqual([tenth]);
    expect(await changes('2026-11-11', '2026-11-20')).toEqual([twentieth]);
    expect(await changes('2026-11-21')).toEqual([]);
    expect(await changes('2026-10-01', '2026-11-09')).toEqual([]);
  });

  it('takes a day as it ended', async () => {
    await log.keep(scoring(1), '2026-11-01');
    await log.keep(scoring(2), '2026-11-10');
    await log.keep(scoring(3), '2026-11-10');
    expect(await changes()).toEqual([
      { day: '2026-11-10', changes: [change('1', '3')] },
    ]);
    await log.keep(scoring(1), '2026-11-10');
    expect(await changes()).toEqual([]);
  });
});
