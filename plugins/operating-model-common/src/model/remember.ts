// A catalog that is streamed by makes more keys than are worth keeping; a cache that is full starts anew.
const MAX_CACHED = 20_000;

/** The value that was made for the key before, or a new one. */
export function remember<T>(
  cache: Map<string, T>,
  key: string,
  make: () => T,
): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= MAX_CACHED) cache.clear();
  const value = make();
  cache.set(key, value);
  return value;
}

/**
 * The same for pairs of things that are known by identity.
 *
 * @param limit - of pairs that are kept
 */
export function createPairCache<A, B, T>(
  limit: number,
): (a: A, b: B, make: () => T) => T {
  const cache = new Map<A, Map<B, T>>();
  let size = 0;
  return (a, b, make) => {
    const known = cache.get(a)?.get(b);
    if (known !== undefined) return known;
    if (size >= limit) {
      cache.clear();
      size = 0;
    }
    const value = make();
    const values = cache.get(a);
    if (values) values.set(b, value);
    else cache.set(a, new Map([[b, value]]));
    size += 1;
    return value;
  };
}
