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
