import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const SAMPLE_MS = 20;

const LOOKS = 10;

const heapUsed = () => getHeapStatistics().used_heap_size;

function heldNow() {
  collectGarbage();
  return heapUsed();
}

/** Megabytes of heap that the work took at its peak, rubbish that was not cleared away yet included. */
export async function peakHeap<T>(
  work: () => Promise<T>,
): Promise<{ result: T; megabytes: number }> {
  const before = heldNow();
  let peak = before;
  const sample = () => {
    peak = Math.max(peak, heapUsed());
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

/**
 * Megabytes of heap that the work held at its peak, without rubbish. To clear that away takes up to a second, of a heap that holds 200,000
 * entities: the work is done again and again, and each time looked at once, a little later than the time before.
 */
export async function heldHeap(
  work: () => Promise<unknown>,
): Promise<{ megabytes: number }> {
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  const before = heldNow();
  let peak = before;
  for (let look = 0; look < LOOKS; look++) {
    const timer = setTimeout(
      () => {
        peak = Math.max(peak, heldNow());
      },
      (took * (look + 0.5)) / LOOKS,
    );
    await work();
    clearTimeout(timer);
  }
  return { megabytes: (peak - before) / 1e6 };
}
