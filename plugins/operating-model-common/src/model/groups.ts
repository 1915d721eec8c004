import { Party } from './types';

export function isGroupRef(ref: string): boolean {
  return ref.startsWith('group:');
}

/** From the parent of a party to the root, each once; a parent that does not exist ends the way and is its last step. */
export function ancestorsOf(
  parties: ReadonlyMap<string, Pick<Party, 'parentRef'>>,
  ref: string,
): string[] {
  const seen = new Set([ref]);
  const way: string[] = [];
  let next = parties.get(ref)?.parentRef;
  while (next && !seen.has(next)) {
    seen.add(next);
    way.push(next);
    next = parties.get(next)?.parentRef;
  }
  return way;
}
