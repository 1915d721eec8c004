import { z } from 'zod';
import {
  RISKS,
  automation,
  definition,
  predicate,
  reference,
  review,
} from './fields';

/** Something that operations does: deploy, respond to incidents, restore a backup. @public */
export const activitySchema = definition(
  'Activity',
  z.looseObject({
    type: z.string().min(1).meta({
      description:
        'What sort of activity it is, in your words; to start with: deployment, incident-response, recovery, security, capacity, maintenance, onboarding',
    }),
    owner: reference(
      'Group',
      'Who answers for the definition of the activity',
    ).optional(),
    appliesTo: predicate(
      'The entities that it is done for; without it only the rows of a matrix bind it to entities',
    ).optional(),
    risk: z
      .enum(RISKS)
      .meta({
        description: 'How bad it is when it goes wrong; medium when absent',
      })
      .optional(),
    runbook: z
      .enum(['required', 'recommended', 'none'])
      .meta({
        description: 'Whether a runbook is asked for; required when absent',
      })
      .optional(),
    automation: automation.optional(),
    preApproved: z
      .boolean()
      .meta({ description: 'A standard change, approved in advance' })
      .optional(),
    review: review.optional(),
    measures: z
      .array(
        z.object({
          name: z.string().meta({ description: 'What is measured' }),
          unit: z
            .string()
            .meta({ description: 'Its unit, for example hours' })
            .optional(),
          target: z
            .number()
            .meta({ description: 'The value to reach' })
            .optional(),
          direction: z
            .enum(['above', 'below'])
            .meta({ description: 'On which side of the target is good' })
            .optional(),
        }),
      )
      .meta({ description: 'How one sees that it goes well' })
      .optional(),
  }),
);

/** @public */
export type ActivityEntity = z.infer<typeof activitySchema>;
