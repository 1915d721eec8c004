import { JsonValue } from '@backstage/types';
import { remember } from './remember';

/** Gives the same text for two values exactly when every condition says the same about both. */
export type Classify = (value: JsonValue | undefined) => string;

// As the evaluation of predicates compares texts.
const upper = (value: unknown) => String(value).toUpperCase();

/** The values that a condition compares with. */
function comparedWith(condition: unknown): unknown[] {
  if (typeof condition !== 'object' || condition === null) return [condition];
  return '$in' in condition ? (condition.$in as unknown[]) : [];
}

function prefixOf(condition: unknown): string[] {
  return typeof condition === 'object' &&
    condition !== null &&
    '$hasPrefix' in condition
    ? [upper(condition.$hasPrefix)]
    : [];
}

/**
 * Tells the values at one path apart as far as the conditions on it can. Texts matter most: there are as many names as
 * entities, but a condition asks only whether a name is a certain one or begins in a certain way.
 *
 * @param conditions - as filter predicates state them for the path
 */
export function classifierOf(conditions: readonly unknown[]): Classify {
  const mentioned = new Set(conditions.flatMap(comparedWith).map(upper));
  // Of the prefixes that a text has, the longest settles the others.
  const prefixes = [...new Set(conditions.flatMap(prefixOf))].sort(
    (a, b) => b.length - a.length,
  );
  const byPrefix = prefixes.map((_, index) => `^${index}`);
  const known = new Map<string, string>();
  return value => {
    if (value === undefined) return '';
    if (typeof value !== 'string') return JSON.stringify(value);
    const before = known.get(value);
    if (before !== undefined) return before;
    const text = upper(value);
    if (mentioned.has(text)) {
      return remember(known, value, () => JSON.stringify(value));
    }
    return byPrefix[prefixes.findIndex(each => text.startsWith(each))] ?? '^';
  };
}
