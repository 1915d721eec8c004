import { z } from 'zod';
import {
  automation,
  definition,
  isoDate,
  predicate,
  reference,
  review,
  webAddress,
} from './fields';

/** A written procedure for activities. @public */
export const runbookSchema = definition(
  'Runbook',
  z.looseObject({
    type: z
      .enum(['runbook', 'playbook', 'procedure', 'process'])
      .meta({ description: 'What sort of text it is' }),
    owner: reference('Group', 'Who keeps it right').optional(),
    source: webAddress('Where it is read: an http or https URL'),
    activities: z
      .array(reference('Activity', 'An activity that it describes'))
      .meta({ description: 'The activities that it describes' })
      .optional(),
    entities: z
      .array(reference('Component', 'An entity that it covers'))
      .meta({ description: 'The entities that it covers, by reference' })
      .optional(),
    appliesTo: predicate(
      'The entities that it covers, by predicate; it covers the union of these and `entities`',
    ).optional(),
    author: reference('User', 'Who wrote it').optional(),
    tools: z
      .array(z.string())
      .meta({ description: 'What one needs at hand' })
      .optional(),
    permissions: z
      .array(z.string())
      .meta({ description: 'What one must be allowed to do' })
      .optional(),
    escalation: reference(
      'Group',
      'Who is called when it does not help',
    ).optional(),
    automation: automation.optional(),
    updated: isoDate('When the text was last changed').optional(),
    validated: z
      .object({
        on: isoDate('When it was tried'),
        by: reference('User', 'Who tried it'),
      })
      .meta({ description: 'The last time that somebody followed it' })
      .optional(),
    review: review.optional(),
  }),
);

/** @public */
export type RunbookEntity = z.infer<typeof runbookSchema>;
