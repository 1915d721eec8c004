/** A slow machine needs longer; one that hangs is found out all the same. */
const PATIENCE_MS = 30_000;

/**
 * Looks again and again until there is something to see.
 *
 * @throws Error when there is nothing for half a minute, in which everything has to have mended itself
 */
export async function waitFor<T>(
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error('It did not come about');
    await new Promise(done => setTimeout(done, 50));
  }
}
