import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * What a short reference leaves out.
 *
 * @public
 */
export interface ReferenceDefaults {
  /** Kind of a reference that names none, for example `Group`. */
  defaultKind?: string;
  /** Namespace of a reference that names none; `default` when absent. */
  defaultNamespace?: string;
}

// Backstage's own parser takes any character; these would end up in addresses and log lines.
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

// Nor does it mind more separators than there are parts, or a part that climbs up a path.
const CANONICAL = /^[^:/]+:(?!\.{1,2}\/)[^:/]+\/(?!\.{1,2}$)[^:/]+$/;

/**
 * The canonical form (`kind:namespace/name`, lower case) of a reference.
 *
 * @returns undefined when the value is not a reference
 * @public
 */
export function canonicalRef(
  value: unknown,
  defaults: ReferenceDefaults = {},
): string | undefined {
  if (typeof value !== 'string' || FORBIDDEN.test(value)) return undefined;
  try {
    const ref = stringifyEntityRef(parseEntityRef(value, defaults));
    return CANONICAL.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The canonical forms of a reference or a list of them, in the order given, each once. What is no reference is left out.
 *
 * @public
 */
export function canonicalRefs(
  value: unknown,
  defaults: ReferenceDefaults = {},
): string[] {
  const list = Array.isArray(value) ? value : [value];
  const refs = list.map(item => canonicalRef(item, defaults));
  return [...new Set(refs.filter(ref => ref !== undefined))];
}

/**
 * Order of references that does not depend on the machine's language.
 *
 * @public
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
