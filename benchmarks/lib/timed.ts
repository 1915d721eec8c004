import { peakHeap } from './memory';

export interface Timing {
  seconds: number;
  /** Of this process: client, plugin and catalog, and SQLite where that is the database. */
  cpuSeconds: number;
  /** Above what was held before. */
  megabytes: number;
}

/** Does some work, and tells what it took besides what it gave. */
export async function timed<T>(
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
