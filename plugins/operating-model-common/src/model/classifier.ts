import { JsonValue } from '@backstage/types';

/** Gives the same text for two values exactly when they can stand for each other in every condition. */
export type Classify = (value: JsonValue | undefined) => string;

const upper = (value: unknown) => String(value).toLocaleUpperCase('en-US');

/** The values that a condition compares with, by their text. */
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
 * Tells the values at one path apart as far as the conditions on it can. Texts matter most: names and owners are as many as
 * there are entities, but a condition asks only whether they are a certain one or begin with a certain prefix.
 *
 * @param conditions - as a filter predicate states them for the path
 */
export function classifierOf(conditions: readonly unknown[]): Classify {
  const mentioned = new Set(conditions.flatMap(comparedWith).map(upper));
  // Of the prefixes that a text has, the longest settles the others.
  const prefixes = [...new Set(conditions.flatMap(prefixOf))].sort(
    (a, b) => b.length - a.length,
  );
  return value => {
    if (value === undefined) return '';
    if (typeof value !== 'string') return JSON.stringify(value);
    const text = upper(value);
    if (mentioned.has(text)) return JSON.stringify(value);
    return `^${prefixes.findIndex(prefix => text.startsWith(prefix))}`;
  };
}
