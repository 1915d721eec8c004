import { z } from 'zod';
import { defineRule } from '../Rule';
import { usesDaci } from '../vocabulary';

export const r02SomebodyResponsible = defineRule({
  id: 'R02',
  title: 'A row has somebody who is responsible',
  severity: 'error',
  practice: 'BP03',
  parameters: {
    loneAccountableCounts: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether a lone A is taken to do it as well' }),
  },
  checks: ({ loneAccountableCounts }) => ({
    *row({ parties: { accountable, responsible } }, { matrix }) {
      if (usesDaci(matrix) || responsible.length) return;
      if (loneAccountableCounts && accountable.length === 1) return;
      yield {
        path: 'responsible',
        message: 'nobody is responsible',
        remedy: 'name under responsible who does it, for example [$owner]',
      };
    },
  }),
});
