import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const SAMPLE_MS = 20;

/** To clear rubbish away takes up to a second each time, of a heap that holds 200,000 entities. */
const HELD_SAMPLE_MS = 250;

const heapUsed = () => getHeapStatistics().used_heap_size;

async function peakOf<T>(
  work: () => Promise<T>,
  { held, everyMs }: { held: () => number; everyMs: number },
): Promise<{ result: T; megabytes: number }> {
  collectGarbage();
  const before = heapUsed();
  let peak = before;
  const sample = () => {
    peak = Math.max(peak, held());
  };
  const timer = setInterval(sample, everyMs);
  try {
    const result = await work();
    sample();
    return { result, megabytes: (peak - before) / 1e6 };
  } finally {
    clearInterval(timer);
  }
}

/** Megabytes of heap that the work took at its peak, rubbish that was not cleared away yet included. */
export const peakHeap = <T>(work: () => Promise<T>) =>
  peakOf(work, { held: heapUsed, everyMs: SAMPLE_MS });

/** Megabytes of heap that the work held at its peak, without rubbish. Slows the work down. */
export const heldHeap = <T>(work: () => Promise<T>) =>
  peakOf(work, {
    held() {
      collectGarbage();
      return heapUsed();
    },
    everyMs: HELD_SAMPLE_MS,
  });
