import { Context, Subject, titleIn } from './context';
import { LETTER_WORDS } from './describeMention';
import { feltBy } from './feltBy';
import { Mention, mentionsFinder } from './mentions';
import { WhatIfBreak } from './types';

/** What a group without members can't be. */
function burdenOf({ role, letter }: Mention): string | undefined {
  switch (role) {
    case 'owner':
      return 'owner';
    case 'escalation':
      return 'escalation';
    case 'provider':
      return 'provider';
    case 'letter':
      return letter === 'accountable' || letter === 'responsible'
        ? LETTER_WORDS[letter]
        : undefined;
    default:
      return undefined;
  }
}

/** Groups that the last member leaves, with what they hold. */
export function emptiedGroups(
  context: Context,
  subjects: Iterable<Subject>,
): WhatIfBreak[] {
  const { plan } = context;
  if (plan.change.kind !== 'leave' || plan.emptied.length === 0) return [];
  const person = titleIn(context, plan.change.userRef);
  const find = mentionsFinder(plan.emptied);
  const burdens = new Map(
    plan.emptied.map(ref => [
      ref,
      { words: new Set<string>(), subjects: new Set<string>() },
    ]),
  );
  for (const { ref, entity } of subjects) {
    for (const mention of find(entity)) {
      const word = burdenOf(mention);
      const burden = burdens.get(mention.ref);
      if (!word || !burden) continue;
      burden.words.add(word);
      burden.subjects.add(ref);
    }
  }
  return [...burdens].map(([subjectRef, { words, subjects: held }]) => {
    const isNeeded = held.size > 0;
    return {
      subjectRef,
      kind: 'group',
      path: 'spec.members',
      what: isNeeded
        ? `${person} is its only member, and it is named as ${[...words].sort().join(', ')}`
        : `${person} is its only member`,
      severity: isNeeded ? 'error' : 'warning',
      remedy: isNeeded
        ? 'name another member, or let another group take over'
        : 'name another member, or dissolve the group',
      mended: false,
      ...feltBy(held),
    };
  });
}
