import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Somebody elsewhere who takes answers, one at a time, and keeps none. */
export function startDownloader() {
  const worker = new Worker(join(__dirname, 'downloaderThread.js'), {
    execArgv: [],
  });
  return {
    /**
     * @param init - what can be handed to another thread
     * @returns bytes
     */
    async drain(url: string, init?: RequestInit): Promise<number> {
      worker.postMessage([url, init]);
      const [{ bytes, error }] = await once(worker, 'message');
      if (error) throw new Error(error);
      return bytes;
    },
    stop: () => worker.terminate(),
  };
}

export type Downloader = ReturnType<typeof startDownloader>;
