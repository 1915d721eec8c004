import { defineRule } from '../Rule';
import { usesDaci } from '../vocabulary';

export const d02DriverIsNotApprover = defineRule({
  id: 'D02',
  title: 'DACI: driver and approver differ',
  severity: 'error',
  practice: 'BP03',
  checks: () => ({
    *row({ parties: { accountable, responsible } }, { matrix }) {
      if (!usesDaci(matrix)) return;
      const both = accountable.filter(ref => responsible.includes(ref));
      if (both.length === 0) return;
      yield {
        path: 'responsible',
        message: `${both.join(', ')} drives and approves`,
        remedy: 'let somebody else approve',
        refs: both,
      };
    },
  }),
});
