import { ANNOTATIONS } from '../../kinds/annotations';
import { defineRule } from '../Rule';

export const r05GroupsHoldLetters = defineRule({
  id: 'R05',
  title: 'A and R are groups, or a user with a named deputy',
  severity: 'warning',
  practice: 'BP03',
  checks: () => ({
    *row({ parties }, { model }) {
      for (const letter of ['accountable', 'responsible'] as const) {
        for (const ref of parties[letter]) {
          const person = model.parties.get(ref);
          // One that does not exist is for R04 to tell.
          if (!ref.startsWith('user:') || !person || person.deputyRef) continue;
          yield {
            path: letter,
            message: `${ref} is a person without a deputy`,
            remedy: `name a group, or the deputy in the person's annotation ${ANNOTATIONS.deputy}`,
            refs: [ref],
            key: ref,
          };
        }
      }
    },
  }),
});
