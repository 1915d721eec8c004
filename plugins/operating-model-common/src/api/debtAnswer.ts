import { z } from 'zod';
import { apiSchemas, count, dateTime, names, ref } from './fields';

const debt = z.number().min(0).meta({
  description:
    'Risk × age in months × (1 + renewals), of all active exceptions together',
});

export const debtSchema = z
  .object({
    groupRef: ref.optional(),
    debt,
    exceptions: count,
    groups: z.array(z.object({ groupRef: ref, debt, exceptions: count })).meta({
      description:
        'The heaviest first; each with what weighs on the groups below it',
    }),
    days: z
      .array(z.object({ date: z.string(), debt, exceptions: count }))
      .meta({
        description:
          'The last 90 days at their ends by UTC, the oldest first; the last of them now',
      }),
    names,
    now: dateTime,
  })
  .register(apiSchemas, { id: 'ExceptionDebt' });

/** GET /requests/debt @public */
export type DebtAnswer = z.infer<typeof debtSchema>;
