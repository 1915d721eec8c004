// A catalog that is streamed by makes more keys than are worth keeping; a cache that is full starts anew.
const MAX_CACHED = 20_000;

/** The value that was made for the key before, or a new one. */
export function remember<K, T>(
  cache: Map<K, T>,
  key: K,
  make: () => T,
  maxCached = MAX_CACHED,
): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= maxCached) cache.clear();
  const value = make();
  cache.set(key, value);
  return value;
}
