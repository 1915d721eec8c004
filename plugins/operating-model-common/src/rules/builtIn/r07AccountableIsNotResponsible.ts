import { z } from 'zod';
import { RISKS } from '../../kinds/fields';
import { defineRule } from '../Rule';
import { usesDaci } from '../vocabulary';

export const r07AccountableIsNotResponsible = defineRule({
  id: 'R07',
  title: 'A differs from R where the risk is high',
  severity: 'warning',
  practice: 'BP03',
  parameters: {
    risks: z
      .array(z.enum(RISKS))
      .default(['high', 'critical'])
      .meta({ description: 'At which risks' }),
  },
  checks: ({ risks }) => ({
    *row({ activityRef, parties }, { model, matrix }) {
      const risk = model.activities.get(activityRef)?.risk;
      // D02 speaks of DACI.
      if (!risk || !risks.includes(risk) || usesDaci(matrix)) return;
      const both = parties.accountable.filter(ref =>
        parties.responsible.includes(ref),
      );
      if (both.length === 0) return;
      yield {
        path: 'responsible',
        message: `A and R are the same at ${risk} risk: ${both.join(', ')}`,
        remedy: 'let somebody else do it, or answer for it',
        refs: both,
      };
    },
  }),
});
