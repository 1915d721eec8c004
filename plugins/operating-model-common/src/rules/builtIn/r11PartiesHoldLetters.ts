import { defineRule } from '../Rule';

export const r11PartiesHoldLetters = defineRule({
  id: 'R11',
  title: 'A matrix has no party without a letter',
  severity: 'note',
  practice: 'BP03',
  checks: () => ({
    *matrix({ rows }) {
      const holders = new Set(
        rows.flatMap(({ parties }) => Object.values(parties).flat()),
      );
      const others = new Set(rows.flatMap(({ validator }) => validator));
      for (const ref of others) {
        if (holders.has(ref)) continue;
        yield {
          path: 'spec.rows',
          message: `${ref} checks results but holds no letter in any row`,
          remedy:
            'give it C or I where it takes part, so that its work is seen',
          refs: [ref],
          key: ref,
        };
      }
    },
  }),
});
