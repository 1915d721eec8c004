import { Knex } from 'knex';
import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { CellLists } from './CellLists';

jest.setTimeout(120_000);

const MANY = 1_100;

const digestOf = (at: number) => `digest-${at}`;
const listOf = (at: number) => [{ activityRef: `activity:default/a${at}` }];

describe.each(databaseIds)('lists of cells, %s', databaseId => {
  let knex: Knex;
  let asked: number;

  beforeAll(async () => {
    knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
    await knex.batchInsert(
      'scorecard_cells',
      Array.from({ length: MANY }, (_, at) => ({
        digest: digestOf(at),
        cells: JSON.stringify(listOf(at)),
      })),
      100,
    );
    knex.on('query', () => {
      asked += 1;
    });
  });

  beforeEach(() => {
    asked = 0;
  });

  it('are read with one statement, and no more while they are kept', async () => {
    const lists = new CellLists({ knex });
    const wanted = [1, 2, 1, 2].map(digestOf);
    const first = await lists.read(wanted);
    expect([...first]).toEqual([
      [digestOf(1), listOf(1)],
      [digestOf(2), listOf(2)],
    ]);
    expect(asked).toBe(1);
    const again = await lists.read([...wanted, digestOf(3)]);
    expect(asked).toBe(2);
    expect(again.size).toBe(3);
    // What is made of a list is kept under the list itself.
    expect(again.get(digestOf(1))).toBe(first.get(digestOf(1)));
    expect((await lists.read([])).size).toBe(0);
    expect(asked).toBe(2);
  });

  it('are all there, however many are asked for, and however few are kept', async () => {
    const lists = new CellLists({ knex, keptCells: 3 });
    const digests = Array.from({ length: MANY }, (_, at) => digestOf(at));
    expect((await lists.read(digests)).size).toBe(MANY);
  });

  it('are forgotten where others were asked for since', async () => {
    const lists = new CellLists({ knex, keptCells: 3 });
    const ask = async (...wanted: number[]) => {
      asked = 0;
      await lists.read(wanted.map(digestOf));
      return asked;
    };
    expect(await ask(1, 2, 3)).toBe(1);
    expect(await ask(1)).toBe(0);
    expect(await ask(4)).toBe(1);
    expect(await ask(1)).toBe(0);
    expect(await ask(2)).toBe(1);
  });

  it('are left out where they are stored no more', async () => {
    const lists = new CellLists({ knex });
    const found = await lists.read([digestOf(5), 'gone']);
    expect([...found.keys()]).toEqual([digestOf(5)]);
  });
});
