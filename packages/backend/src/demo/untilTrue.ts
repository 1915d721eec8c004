import { setTimeout as pause } from 'node:timers/promises';

const INTERVAL_MS = 2_000;

const MAX_LOOKS = 150;

/**
 * Looks every two seconds whether something is so.
 *
 * @returns false when it was not within five minutes
 */
export async function untilTrue(
  look: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<boolean> {
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    if (await look()) return true;
    await pause(INTERVAL_MS, undefined, { signal });
  }
  return false;
}
