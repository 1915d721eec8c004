import {
  canonicalRef,
  isPlaceholder,
} from 'backstage-plugin-operating-model-common';

/** What tells parties apart, however they are written. */
export function partyKey(written: string, namespace = 'default'): string {
  if (isPlaceholder(written)) return written;
  return (
    canonicalRef(written, {
      defaultKind: 'Group',
      defaultNamespace: namespace,
    }) ?? written
  );
}

/** @returns undefined where it is no reference */
export function activityKey(
  written: string,
  namespace = 'default',
): string | undefined {
  return canonicalRef(written, {
    defaultKind: 'Activity',
    defaultNamespace: namespace,
  });
}

/** One party, or a list of them, as a list. */
export function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as string[];
}

/** What somebody typed as a list of parties. */
export function splitParties(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map(part => part.trim())
    .filter(Boolean);
}

export function sameMembers(a: string[], b: string[]): boolean {
  const left = new Set(a);
  const right = new Set(b);
  return left.size === right.size && a.every(each => right.has(each));
}
