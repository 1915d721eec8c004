import { Knex } from 'knex';
import { counted } from '../filled/counted';
import { timed, Timing } from '../lib/timed';
import { Side } from './sides';

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
  drainChanged: Timing;
  changed: Refresh;
}

/** @param refreshFirst - whether a refresh goes before its drain; changes from round to round */
export async function measureRound(
  side: Side,
  {
    knex,
    forget,
    change,
    refreshFirst,
  }: {
    knex: Knex;
    forget(): Promise<void>;
    /** Has the catalog change a little. */
    change(): Promise<void>;
    refreshFirst: boolean;
  },
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
  await change();
  const changed = await pair();
  return {
    drain: first.bare,
    first: first.run,
    drainAgain: unchanged.bare,
    unchanged: unchanged.run,
    drainChanged: changed.bare,
    changed: changed.run,
  };
}
