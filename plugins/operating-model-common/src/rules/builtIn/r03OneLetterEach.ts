import { LETTERS, Letter } from '../../kinds/responsibilityMatrix';
import { defineRule } from '../Rule';

const NAMES = Object.keys(LETTERS) as Letter[];

export const r03OneLetterEach = defineRule({
  id: 'R03',
  title: 'A party holds one letter in a row, A with R excepted',
  severity: 'warning',
  practice: 'BP03',
  checks: () => ({
    *row({ parties }) {
      for (const party of new Set(Object.values(parties).flat())) {
        const held = NAMES.filter(letter => parties[letter].includes(party))
          .map(letter => LETTERS[letter])
          .join(' and ');
        if (held.length === 1 || held === 'A and R') continue;
        yield {
          message: `${party} holds ${held}`,
          remedy: 'leave it the letter that asks most of it',
          refs: [party],
          key: party,
        };
      }
    },
  }),
});
