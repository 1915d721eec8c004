import { defineRule } from '../Rule';
import { usesDaci } from '../vocabulary';

const ROLES = [
  { letter: 'responsible', role: 'driver' },
  { letter: 'accountable', role: 'approver' },
] as const;

export const d01OneDriverOneApprover = defineRule({
  id: 'D01',
  title: 'DACI: a row has exactly one driver and one approver',
  severity: 'error',
  practice: 'BP03',
  checks: () => ({
    *row({ parties }, { matrix }) {
      if (!usesDaci(matrix)) return;
      for (const { letter, role } of ROLES) {
        const held = parties[letter];
        if (held.length === 1) continue;
        yield {
          path: letter,
          message: held.length
            ? `there are ${held.length} ${role}s: ${held.join(', ')}`
            : `there is no ${role}`,
          remedy: `name one party under ${letter}`,
          refs: held,
        };
      }
    },
  }),
});
