import { z } from 'zod';
import { defineRule } from '../Rule';

export const r08FewConsulted = defineRule({
  id: 'R08',
  title: 'No more than four are consulted in a row',
  severity: 'warning',
  practice: 'BP03',
  parameters: {
    maximum: z
      .number()
      .int()
      .min(0)
      .default(4)
      .meta({ description: 'How many are still workable' }),
  },
  checks: ({ maximum }) => ({
    *row({ parties: { consulted } }) {
      if (consulted.length <= maximum) return;
      yield {
        path: 'consulted',
        message: `${consulted.length} parties are consulted, more than ${maximum}`,
        remedy: 'inform those whose word does not change the outcome',
      };
    },
  }),
});
