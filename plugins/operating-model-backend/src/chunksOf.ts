/** Rows or values that a statement takes at once; both databases limit how many. */
const STATEMENT = 500;

/** The items in lists of at most the given size, in their order. */
export function chunksOf<T>(items: readonly T[], size = STATEMENT): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
