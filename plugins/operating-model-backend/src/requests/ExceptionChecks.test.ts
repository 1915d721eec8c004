import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { ExceptionChecks } from './ExceptionChecks';

jest.setTimeout(60_000);

const pass = (count: number) => `2026-11-23T12:0${count}:00.000Z`;

describe.each(databaseIds)('the count of passes on %p', databaseId => {
  it('takes each pass once, in their order, whoever tells of it how often', async () => {
    const knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
    const [one, two] = [
      new ExceptionChecks({ knex }),
      new ExceptionChecks({ knex }),
    ];
    expect(
      await Promise.all([one.passed('1', pass(1)), two.passed('1', pass(1))]),
    ).toEqual([1, 1]);
    expect(await one.passed('1', pass(2))).toBe(2);
    // One that is late counts no more.
    expect(await two.passed('1', pass(1))).toBe(2);
    expect(await two.passed('1', pass(3))).toBe(3);
    expect(await one.passed('2', pass(2))).toBe(1);
    await one.keepOnly(pass(3));
    expect(await one.passed('2', pass(3))).toBe(1);
    await one.failed('1');
    expect(await two.passed('1', pass(4))).toBe(1);
  });
});
