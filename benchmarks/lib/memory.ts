import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const SAMPLE_MS = 20;

/** To clear rubbish away takes up to a second, of a heap that holds 200,000 entities: short work is over after a look or two. */
const LOOKS = 10;

const heapUsed = () => getHeapStatistics().used_heap_size;

function heldNow() {
  collectGarbage();
  return heapUsed();
}

/** Does the work, and looks again and again meanwhile, with as much time for the work in between as a look takes. */
async function lookingAt<T>(
  work: () => Promise<T>,
  look: () => void,
): Promise<T> {
  let timer: NodeJS.Timeout;
  const later = (milliseconds: number) => {
    timer = setTimeout(
      () => {
        const begun = performance.now();
        look();
        later(performance.now() - begun);
      },
      Math.max(SAMPLE_MS, milliseconds),
    );
  };
  later(0);
  try {
    return await work();
  } finally {
    clearTimeout(timer!);
  }
}

/** Megabytes of heap that the work took at its peak, rubbish that was not cleared away yet included. */
export async function peakHeap<T>(
  work: () => Promise<T>,
): Promise<{ result: T; megabytes: number }> {
  const before = heldNow();
  let peak = before;
  const look = () => {
    peak = Math.max(peak, heapUsed());
  };
  const result = await lookingAt(work, look);
  look();
  return { result, megabytes: (peak - before) / 1e6 };
}

/**
 * Megabytes of heap that the work held at its peak, without rubbish. Slows the work down, and repeats it until it has been looked at
 * often enough.
 */
export async function heldHeap(
  work: () => Promise<unknown>,
): Promise<{ megabytes: number }> {
  const before = heldNow();
  let peak = before;
  let looks = 0;
  while (looks < LOOKS) {
    await lookingAt(work, () => {
      looks++;
      peak = Math.max(peak, heldNow());
    });
  }
  return { megabytes: (peak - before) / 1e6 };
}
