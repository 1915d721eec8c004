import { z } from 'zod';
import { RISKS } from '../../kinds/fields';
import { defineRule } from '../Rule';

export const r21ValidatorIsNotResponsible = defineRule({
  id: 'R21',
  title:
    'Somebody other than R checks the result where the risk is medium or more',
  severity: 'warning',
  practice: 'BP03',
  parameters: {
    risks: z
      .array(z.enum(RISKS))
      .default(['medium', 'high', 'critical'])
      .meta({ description: 'At which risks' }),
  },
  checks: ({ risks }) => ({
    *row({ activityRef, parties, validator }, { model }) {
      const risk = model.activities.get(activityRef)?.risk;
      if (!risk || !risks.includes(risk)) return;
      if (validator.length === 0) {
        yield {
          path: 'validator',
          message: `nobody checks the result at ${risk} risk`,
          remedy: 'name under validator who looks whether it worked',
        };
      }
      for (const ref of validator) {
        if (!parties.responsible.includes(ref)) continue;
        yield {
          path: 'validator',
          message: `${ref} checks what it does itself at ${risk} risk`,
          remedy: 'name a validator that is not responsible',
          refs: [ref],
          key: ref,
        };
      }
    },
  }),
});
