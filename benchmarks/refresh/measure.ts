import { Knex } from 'knex';
import { counted } from '../filled/counted';
import { peakHeap } from '../lib/memory';
import { Side } from './sides';

export interface Timing {
  seconds: number;
  /** Of this process: client, plugin and catalog, and SQLite where that is the database. */
  cpuSeconds: number;
  /** Above what was held before. */
  megabytes: number;
}

export interface Refresh extends Timing {
  written: number;
  statements: number;
}

/** One round: each refresh has a drain right beside it. */
export interface Round {
  drain: Timing;
  first: Refresh;
  drainAgain: Timing;
  unchanged: Refresh;
}

async function timed<T>(
  work: () => Promise<T>,
): Promise<Timing & { result: T }> {
  let seconds = 0;
  let cpuSeconds = 0;
  const { result, megabytes } = await peakHeap(async () => {
    const cpu = process.cpuUsage();
    const started = performance.now();
    const done = await work();
    seconds = (performance.now() - started) / 1e3;
    const { user, system } = process.cpuUsage(cpu);
    cpuSeconds = (user + system) / 1e6;
    return done;
  });
  return { result, seconds, cpuSeconds, megabytes };
}

/** @param refreshFirst - whether a refresh goes before its drain; changes from round to round */
export async function measureRound(
  side: Side,
  {
    knex,
    forget,
    refreshFirst,
  }: { knex: Knex; forget(): Promise<void>; refreshFirst: boolean },
): Promise<Round> {
  async function refresh(): Promise<Refresh> {
    const { result, ...timing } = await timed(() =>
      counted(knex, side.refresh),
    );
    return {
      ...timing,
      written: result.result,
      statements: result.statements,
    };
  }
  async function pair() {
    if (refreshFirst) {
      return { run: await refresh(), bare: await timed(side.drain) };
    }
    const bare = await timed(side.drain);
    return { bare, run: await refresh() };
  }
  await forget();
  const first = await pair();
  const unchanged = await pair();
  return {
    drain: first.bare,
    first: first.run,
    drainAgain: unchanged.bare,
    unchanged: unchanged.run,
  };
}
