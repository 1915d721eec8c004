import { defineRule } from '../Rule';
import { usesDaci } from '../vocabulary';

export const r01OneAccountable = defineRule({
  id: 'R01',
  title: 'A row has exactly one accountable party',
  severity: 'error',
  practice: 'BP03',
  checks: () => ({
    *row({ parties: { accountable } }, { matrix }) {
      // D01 speaks of these.
      if (usesDaci(matrix) || accountable.length === 1) return;
      yield accountable.length
        ? {
            path: 'accountable',
            message: `${accountable.length} parties are accountable: ${accountable.join(', ')}`,
            remedy:
              'name the one that answers for it, and give the others R or C',
            refs: accountable,
          }
        : {
            path: 'accountable',
            message: 'nobody is accountable',
            remedy: 'name one party under accountable, for example $owner',
          };
    },
  }),
});
