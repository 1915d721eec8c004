import { z } from 'zod';
import {
  definition,
  parties,
  predicate,
  reference,
  review,
  strictFields,
} from './fields';

/** The letters of a row by the field that holds them, in the order in which they are shown. @public */
export const LETTERS = {
  accountable: 'A',
  responsible: 'R',
  support: 'S',
  consulted: 'C',
  informed: 'I',
} as const;

/** @public */
export type Letter = keyof typeof LETTERS;

const row = strictFields({
  activity: reference('Activity', 'The activity that the row speaks of'),
  accountable: parties(
    'A, in DACI the approver: who answers for it; exactly one',
  ).optional(),
  responsible: parties(
    'R, in DACI the driver: who does it; one or more',
  ).optional(),
  support: parties('S, in RASCI only: who helps to do it').optional(),
  consulted: parties('C: who is asked before it is done').optional(),
  informed: parties('I: who is told that it was done').optional(),
  validator: parties('Who checks the result').optional(),
  note: z
    .string()
    .meta({ description: 'Why, where it is not obvious' })
    .optional(),
});

/** Who is accountable, responsible, consulted and informed for activities. @public */
export const responsibilityMatrixSchema = definition(
  'ResponsibilityMatrix',
  z
    .looseObject({
      method: z
        .enum(['RACI', 'RASCI', 'DACI'])
        .meta({
          description: 'Which letters the matrix uses; RACI when absent',
        })
        .optional(),
      owner: reference('Group', 'Who keeps the matrix right').optional(),
      appliesTo: predicate(
        'The entities that it speaks of; without it, every entity but those of the kinds User, Group, Location, Template and our four',
      ).optional(),
      precedence: z
        .number()
        .meta({
          description:
            'The higher one wins where two matrices speak of the same activity and entity; 0 when absent',
        })
        .optional(),
      review: review.optional(),
      rows: z.array(row).meta({ description: 'A row an activity' }).optional(),
    })
    .superRefine((spec, context) => {
      if (spec.method === 'RASCI') return;
      spec.rows?.forEach((each, index) => {
        if (!each.support?.length) return;
        context.addIssue({
          code: 'custom',
          path: ['rows', index, 'support'],
          message: `S (support) is a letter of RASCI, and the matrix uses ${spec.method ?? 'RACI'}`,
          params: {
            remedy:
              'set spec.method to RASCI, or name the party under another letter',
          },
        });
      });
    }),
);

/** @public */
export type ResponsibilityMatrixEntity = z.infer<
  typeof responsibilityMatrixSchema
>;
