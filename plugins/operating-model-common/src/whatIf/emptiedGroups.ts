import { Context, Subject, titleIn } from './context';
import { LETTER_WORDS } from './describeMention';
import { feltBy } from './feltBy';
import { Mention, mentionsFinder } from './mentions';
import { WhatIfBreak } from './types';

/** A letter that somebody has to be there for. */
function neededLetter({ role, letter }: Mention): string | undefined {
  return role === 'letter' &&
    (letter === 'accountable' || letter === 'responsible')
    ? LETTER_WORDS[letter]
    : undefined;
}

/** What a group without members can't be. */
function burdenOf(mention: Mention): string | undefined {
  const { role } = mention;
  return role === 'owner' || role === 'escalation' || role === 'provider'
    ? role
    : neededLetter(mention);
}

type Told = Pick<WhatIfBreak, 'what' | 'severity' | 'remedy'>;

/**
 * Tells of groups that somebody leaves, with what they hold.
 *
 * @param wordOf - what a mention makes of a group; undefined where it does not matter
 * @param tell - given who leaves and the words, in order; undefined where nothing breaks
 */
function breaksOfLeft(
  context: Context,
  subjects: Iterable<Subject>,
  groups: readonly string[],
  wordOf: (mention: Mention) => string | undefined,
  tell: (person: string, words: readonly string[]) => Told | undefined,
): WhatIfBreak[] {
  const { change } = context.plan;
  if (change.kind !== 'leave' || groups.length === 0) return [];
  const person = titleIn(context, change.userRef);
  const find = mentionsFinder(groups);
  const burdens = new Map(
    groups.map(ref => [
      ref,
      { words: new Set<string>(), subjects: new Set<string>() },
    ]),
  );
  for (const { ref, entity } of subjects) {
    for (const mention of find(entity)) {
      const word = wordOf(mention);
      const burden = burdens.get(mention.ref);
      if (!word || !burden) continue;
      burden.words.add(word);
      burden.subjects.add(ref);
    }
  }
  return [...burdens].flatMap(([subjectRef, { words, subjects: held }]) => {
    const told = tell(person, [...words].sort());
    if (!told) return [];
    return [
      {
        subjectRef,
        kind: 'group' as const,
        path: 'spec.members',
        ...told,
        mended: false,
        ...feltBy(held),
      },
    ];
  });
}

/** Groups that the last member leaves. */
export function emptiedGroups(
  context: Context,
  subjects: Iterable<Subject>,
): WhatIfBreak[] {
  return breaksOfLeft(
    context,
    subjects,
    context.plan.emptied,
    burdenOf,
    (person, words) =>
      words.length > 0
        ? {
            what: `${person} is its only member, and it is named as ${words.join(', ')}`,
            severity: 'error',
            remedy: 'name another member, or let another group take over',
          }
        : {
            what: `${person} is its only member`,
            severity: 'warning',
            remedy: 'name another member, or dissolve the group',
          },
  );
}

/** Groups that a single member is left in, where rows name them under A or R: what R06 finds afterwards. */
export function thinnedGroups(
  context: Context,
  subjects: Iterable<Subject>,
): WhatIfBreak[] {
  return breaksOfLeft(
    context,
    subjects,
    context.plan.thinned,
    neededLetter,
    (person, words) =>
      words.length > 0
        ? {
            what: `${person} is one of its two members, and it is named as ${words.join(', ')}`,
            severity: 'warning',
            remedy: 'name another member, or let a larger group take over',
          }
        : undefined,
  );
}
