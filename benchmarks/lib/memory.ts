import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const SAMPLE_MS = 20;

const heapUsed = () => getHeapStatistics().used_heap_size;

async function peakOf<T>(
  work: () => Promise<T>,
  held: () => number,
): Promise<{ result: T; megabytes: number }> {
  collectGarbage();
  const before = heapUsed();
  let peak = before;
  const sample = () => {
    peak = Math.max(peak, held());
  };
  const timer = setInterval(sample, SAMPLE_MS);
  try {
    const result = await work();
    sample();
    return { result, megabytes: (peak - before) / 1e6 };
  } finally {
    clearInterval(timer);
  }
}

/** Megabytes of heap that the work took at its peak, rubbish that was not cleared away yet included. */
export const peakHeap = <T>(work: () => Promise<T>) => peakOf(work, heapUsed);

/** Megabytes of heap that the work held at its peak, without rubbish. Slows the work down. */
export const heldHeap = <T>(work: () => Promise<T>) =>
  peakOf(work, () => {
    collectGarbage();
    return heapUsed();
  });
