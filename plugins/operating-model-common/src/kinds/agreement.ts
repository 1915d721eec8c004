import { z } from 'zod';
import {
  RISKS,
  definition,
  isoDate,
  isoDuration,
  predicate,
  reference,
  review,
  webAddress,
} from './fields';

/** What two teams owe each other. @public */
export const agreementSchema = definition(
  'Agreement',
  z.looseObject({
    type: z
      .enum(['operational-level', 'support', 'shared-process'])
      .meta({ description: 'What sort of agreement it is' })
      .optional(),
    owner: reference('Group', 'Who keeps the agreement right').optional(),
    provider: reference('Group', 'Who gives').optional(),
    consumers: z
      .array(reference('Group', 'Who takes'))
      .meta({ description: 'Who takes' })
      .optional(),
    activities: z
      .array(reference('Activity', 'An activity that it speaks of'))
      .meta({
        description: 'The activities that it speaks of; all when absent',
      })
      .optional(),
    appliesTo: predicate(
      'The entities that it speaks of; without it, those that a consumer owns',
    ).optional(),
    channel: z
      .object({
        type: z
          .string()
          .meta({ description: 'For example slack, teams, email' })
          .optional(),
        url: webAddress('Where one writes to').optional(),
      })
      .meta({ description: 'How the consumers reach the provider' })
      .optional(),
    hours: z
      .string()
      .meta({ description: '24x7, business-hours, or in your words' })
      .optional(),
    targets: z
      .array(
        z.object({
          measure: z.string().meta({ description: 'For example response' }),
          severity: z
            .enum(RISKS)
            .meta({ description: 'For which severity' })
            .optional(),
          within: isoDuration('How fast'),
        }),
      )
      .meta({ description: 'What is promised' })
      .optional(),
    incidentLead: reference(
      'Group',
      'Who leads an incident of both',
    ).optional(),
    escalation: z
      .array(reference('Group', 'Who is called next'))
      .meta({
        description:
          'Who is called when the provider does not answer, in order',
      })
      .optional(),
    accepted: z
      .array(
        z.object({
          by: reference('Group', 'Which side'),
          on: isoDate('When'),
        }),
      )
      .meta({ description: 'Which side accepted it when' })
      .optional(),
    review: review.optional(),
  }),
);

/** @public */
export type AgreementEntity = z.infer<typeof agreementSchema>;
