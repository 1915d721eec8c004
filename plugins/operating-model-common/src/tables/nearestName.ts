import { nameKey } from './text';

/** Somebody who mistypes one name mistypes a few; a table in another language has hundreds that nothing comes near. */
const MAX_SEARCHES = 50;

/** How many letters may be wrong, missing or too many. */
function tolerance(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** What is left of two texts without what they begin and end with alike. */
function withoutCommonEnds(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/**
 * How many letters have to be changed, added, taken out or swapped with their neighbour to make one text of another.
 *
 * @returns more than the limit, whatever it is, where it is more
 */
export function editDistance(
  one: string,
  other: string,
  limit: number,
): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  const [a, b] = withoutCommonEnds(one, other);
  let above: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        row[j] + 1,
        next[j - 1] + 1,
        row[j - 1] + (isSame ? 0 : 1),
      );
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, above[j - 2] + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > limit) return limit + 1;
    [above, row] = [row, next];
  }
  return row[b.length];
}

/**
 * @returns a function that finds the name which somebody who mistyped may have meant; of several as near, the first
 *
 * @public
 */
export function nearestName(
  names: Iterable<string>,
): (text: string) => string | undefined {
  const candidates = [...names].map(name => ({ name, key: nameKey(name) }));
  let searches = 0;
  return text => {
    searches += 1;
    if (searches > MAX_SEARCHES) return undefined;
    const key = nameKey(text);
    let best: string | undefined;
    let least = tolerance(key.length) + 1;
    for (const { name, key: candidate } of candidates) {
      const distance = editDistance(key, candidate, least - 1);
      if (distance >= least) continue;
      best = name;
      least = distance;
    }
    return best;
  };
}
