import { burdensOf } from './burdens';
import { Context, Subject, titleIn } from './context';
import { LETTER_WORDS } from './describeMention';
import { feltBy } from './feltBy';
import { Mention } from './mentions';
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

/** Groups that the last member leaves, with what they hold. */
export function emptiedGroups(
  context: Context,
  subjects: Iterable<Subject>,
): WhatIfBreak[] {
  const { change, emptied } = context.plan;
  if (change.kind !== 'leave' || emptied.length === 0) return [];
  const person = titleIn(context, change.userRef);
  const burdens = burdensOf(emptied, subjects, burdenOf);
  return [...burdens].map(([subjectRef, { words, subjects: held }]) => {
    const isNeeded = held.size > 0;
    return {
      subjectRef,
      kind: 'group',
      path: 'spec.members',
      what: isNeeded
        ? `${person} is its only member, and it is named as ${words.join(', ')}`
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

/** Groups that a single member is left in, where rows name them under A or R: what R06 finds afterwards. */
export function thinnedGroups(
  context: Context,
  subjects: Iterable<Subject>,
): WhatIfBreak[] {
  const { change, thinned } = context.plan;
  if (change.kind !== 'leave' || thinned.length === 0) return [];
  const person = titleIn(context, change.userRef);
  const burdens = burdensOf(thinned, subjects, neededLetter);
  return [...burdens].flatMap(([subjectRef, { words, subjects: held }]) =>
    held.size === 0
      ? []
      : [
          {
            subjectRef,
            kind: 'group' as const,
            path: 'spec.members',
            what: `${person} is one of its two members, and it is named as ${words.join(', ')}`,
            severity: 'warning' as const,
            remedy: 'name another member, or let a larger group take over',
            mended: false,
            ...feltBy(held),
          },
        ],
  );
}
