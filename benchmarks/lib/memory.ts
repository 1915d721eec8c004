import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const SAMPLE_MS = 20;

/** To clear rubbish away takes up to a second, of a heap that holds 200,000 entities: the work gets this much more time than that. */
const WORK_BETWEEN = 4;

const heapUsed = () => getHeapStatistics().used_heap_size;

async function peakOf<T>(
  work: () => Promise<T>,
  held: () => number,
): Promise<{ result: T; megabytes: number }> {
  collectGarbage();
  const before = heapUsed();
  let peak = before;
  let timer: NodeJS.Timeout | undefined;
  const sample = () => {
    peak = Math.max(peak, held());
  };
  const keepSampling = () => {
    const begun = performance.now();
    sample();
    const took = performance.now() - begun;
    timer = setTimeout(keepSampling, Math.max(SAMPLE_MS, WORK_BETWEEN * took));
  };
  keepSampling();
  try {
    const result = await work();
    sample();
    return { result, megabytes: (peak - before) / 1e6 };
  } finally {
    clearTimeout(timer);
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
