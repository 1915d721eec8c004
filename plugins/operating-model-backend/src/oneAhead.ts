/** The same items; while one is dealt with, the next is on its way. */
export async function* oneAhead<T>(source: AsyncIterable<T>): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = iterator.next();
      // Whoever stops early never waits for it, and its failure is nobody's.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await iterator.return?.().catch?.(() => {});
  }
}
