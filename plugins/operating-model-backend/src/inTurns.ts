import { setImmediate } from 'node:timers/promises';
import { Steps } from 'backstage-plugin-operating-model-common';

/** A request that comes meanwhile waits for about this long. */
const TURN_MILLISECONDS = 10;

/** Does all of it, and gives others in this process their turn between two steps. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - begun > TURN_MILLISECONDS) {
      await setImmediate();
      begun = performance.now();
    }
  }
}
