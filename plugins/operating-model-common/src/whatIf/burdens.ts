import { Subject } from './context';
import { Mention, mentionsFinder } from './mentions';

/** What somebody is named as, and in which entities. */
export interface Burden {
  /** In order, each once. */
  words: string[];
  subjects: ReadonlySet<string>;
}

/**
 * What parties are named as, each by its reference.
 *
 * @param wordOf - what a mention makes of a party; undefined where it does not matter
 */
export function burdensOf(
  refs: readonly string[],
  subjects: Iterable<Subject>,
  wordOf: (mention: Mention) => string | undefined,
): Map<string, Burden> {
  const find = mentionsFinder(refs);
  const found = new Map(
    refs.map(ref => [
      ref,
      { words: new Set<string>(), subjects: new Set<string>() },
    ]),
  );
  for (const { ref, entity } of subjects) {
    for (const mention of find(entity)) {
      const word = wordOf(mention);
      const burden = found.get(mention.ref);
      if (!word || !burden) continue;
      burden.words.add(word);
      burden.subjects.add(ref);
    }
  }
  return new Map(
    [...found].map(([ref, { words, subjects: held }]) => [
      ref,
      { words: [...words].sort(), subjects: held },
    ]),
  );
}
