/** Rows or values that a statement takes at once; both databases limit how many. */
const STATEMENT = 500;

/** The items in lists of at most the given size, in their order; each list is made when it is asked for. */
export function* chunksOf<T>(
  items: Iterable<T>,
  size = STATEMENT,
): Generator<T[], undefined> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
