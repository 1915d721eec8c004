import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Side } from './sides';

/** Milliseconds between two questions. */
const EVERY_MS = 10;

/** What somebody waits who asks another plugin meanwhile. */
export interface NeighbourRound {
  refreshing: number;
  draining: number;
}

function p95(samples: number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)];
}

/** Asks another plugin of the backend at a steady pace, while the catalog is refreshed and while it is drained for as long. */
export async function createNeighbourWatch(backendUrl: string) {
  const worker = new Worker(join(__dirname, 'steadyCaller.js'), {
    workerData: { url: `${backendUrl}/api/neighbour/ping`, everyMs: EVERY_MS },
    execArgv: [],
  });
  await once(worker, 'online');
  async function during(work: () => Promise<unknown>): Promise<number> {
    worker.postMessage('start');
    await work();
    worker.postMessage('stop');
    const [samples] = await once(worker, 'message');
    return p95(samples);
  }
  return {
    async round(
      side: Side,
      {
        forget,
        refreshFirst,
      }: { forget(): Promise<void>; refreshFirst: boolean },
    ): Promise<NeighbourRound> {
      await forget();
      let seconds = 0;
      const refresh = () =>
        during(async () => {
          const started = performance.now();
          await side.refresh();
          seconds = performance.now() - started;
        });
      const drain = (atLeast: number) =>
        during(async () => {
          const started = performance.now();
          do await side.drain();
          while (performance.now() - started < atLeast);
        });
      if (refreshFirst) {
        const refreshing = await refresh();
        return { refreshing, draining: await drain(seconds) };
      }
      const draining = await drain(0);
      return { draining, refreshing: await refresh() };
    },
    stop: () => worker.terminate(),
  };
}
