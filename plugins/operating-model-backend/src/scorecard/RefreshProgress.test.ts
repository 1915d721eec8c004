import { databaseIds, emptyDatabase } from '../__testUtils__/startApi';
import { MIGRATIONS } from '../database/openDatabase';
import { RefreshProgress } from './RefreshProgress';

jest.setTimeout(60_000);

describe.each(databaseIds)('the progress of a refresh, %s', databaseId => {
  async function start() {
    const knex = await emptyDatabase(databaseId);
    await knex.migrate.latest({ directory: MIGRATIONS });
    let now = Date.parse('2026-11-23T12:00:00Z');
    const progress = new RefreshProgress({ knex, now: () => new Date(now) });
    let written = 0;
    knex.on('query', ({ sql }) => {
      if (/^update/i.test(sql)) written += 1;
    });
    return {
      progress,
      statements: () => written,
      wait: (seconds: number) => {
        now += seconds * 1_000;
      },
    };
  }

  it('is noted about once a second, however often it is told', async () => {
    const { progress, statements, wait } = await start();
    const watch = await progress.begin(1_000);
    await watch.phase('reading');
    const before = statements();
    for (let seen = 1; seen <= 40; seen++) {
      wait(0.1);
      await watch.progress({ seen, written: 0 });
    }
    expect(statements() - before).toBeGreaterThanOrEqual(3);
    expect(statements() - before).toBeLessThanOrEqual(4);
    const { state, phase, expected, seen } = await progress.read();
    expect([state, phase, expected]).toEqual(['running', 'reading', 1_000]);
    expect(seen).toBeGreaterThan(25);
    await watch.end({ outcome: 'published', entities: 40, written: 3 });
    expect(await progress.read()).toMatchObject({
      state: 'idle',
      last: { outcome: 'published', entities: 40, written: 3 },
    });
  });

  it('does not wait for one whose process has died', async () => {
    const { progress, wait } = await start();
    await progress.begin(undefined);
    expect(await progress.ask()).toBe(false);
    wait(61);
    expect(await progress.read()).toMatchObject({
      state: 'idle',
      last: {
        outcome: 'failed',
        problem: expect.stringContaining('stopped half-way'),
      },
    });
    expect(await progress.ask()).toBe(true);
    expect(await progress.read()).toMatchObject({ state: 'waiting' });
  });

  it('forgets that it was asked for where nobody begins', async () => {
    const { progress, wait } = await start();
    expect(await progress.ask()).toBe(true);
    expect(await progress.ask()).toBe(false);
    wait(121);
    expect(await progress.read()).toMatchObject({ state: 'idle' });
    expect(await progress.ask()).toBe(true);
  });

  it('is that of the one that began last', async () => {
    const { progress, wait } = await start();
    const slow = await progress.begin(10);
    const quick = await progress.begin(20);
    wait(2);
    await slow.progress({ seen: 9, written: 9 });
    await slow.end({ outcome: 'failed', entities: 0, written: 0 });
    expect(await progress.read()).toMatchObject({
      state: 'running',
      expected: 20,
      seen: 0,
    });
    await quick.end({ outcome: 'published', entities: 20, written: 0 });
    expect(await progress.read()).toMatchObject({
      state: 'idle',
      last: { outcome: 'published' },
    });
  });
});
