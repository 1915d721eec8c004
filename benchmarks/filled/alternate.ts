import { summarize } from '../lib/statistics';

/** So many of each make one round. */
const TIMES = 30;

/**
 * Milliseconds of the median call of each, lest one that had to wait for another program decides. Both take turns, and who goes
 * first changes.
 */
export async function alternate<Name extends string>(
  calls: Record<Name, () => Promise<unknown>>,
  times = TIMES,
): Promise<Record<Name, number>> {
  const names = Object.keys(calls) as Name[];
  const spent = new Map(names.map(name => [name, [] as number[]]));
  for (let number = 0; number < times; number++) {
    for (const name of number % 2 ? names : [...names].reverse()) {
      const started = performance.now();
      await calls[name]();
      spent.get(name)!.push(performance.now() - started);
    }
  }
  return Object.fromEntries(
    names.map(name => [name, summarize(spent.get(name)!).median]),
  ) as Record<Name, number>;
}

/** As many rounds of it; one before warms up. */
export async function rounds<T>(
  count: number,
  round: () => Promise<T>,
): Promise<T[]> {
  await round();
  const all: T[] = [];
  for (let number = 0; number < count; number++) all.push(await round());
  return all;
}
