import { z } from 'zod';
import { strictFields } from '../kinds/fields';
import { canonicalJson } from './canonicalJson';
import { ref, refOf, text } from './fields';

/** What a request may be about. @public */
export const requestSubjectSchema = z.discriminatedUnion(
  'type',
  [
    strictFields({ type: z.literal('entity'), entityRef: ref('Component') }),
    strictFields({
      type: z.literal('activity'),
      activityRef: refOf('Activity'),
    }),
    strictFields({ type: z.literal('runbook'), runbookRef: refOf('Runbook') }),
    strictFields({
      type: z.literal('matrix-row'),
      matrixRef: refOf('ResponsibilityMatrix'),
      row: z.number().int().min(1).max(100_000),
    }),
    strictFields({
      type: z.literal('agreement'),
      agreementRef: refOf('Agreement'),
    }),
    strictFields({ type: z.literal('rule'), rule: text(100) }),
    strictFields({
      type: z.literal('cell'),
      entityRef: ref('Component'),
      activityRef: refOf('Activity'),
    }),
    strictFields({
      type: z.literal('finding'),
      entityRef: ref('Component'),
      rule: text(100),
    }),
  ],
  {
    error:
      'use one of entity, activity, runbook, matrix-row, agreement, rule, cell, finding as type',
  },
);

/**
 * What a request is about: one definition or entity, a rule, or a cell: an entity with an activity (`cell`) or with a rule
 * (`finding`).
 *
 * @public
 */
export type RequestSubject = z.infer<typeof requestSubjectSchema>;

/** The entity that a subject is about, if it is one. @public */
export function entityOfSubject(subject: RequestSubject): string | undefined {
  return 'entityRef' in subject ? subject.entityRef : undefined;
}

/** The references of a subject, in the order in which a person would name them. @public */
export function refsOfSubject(subject: RequestSubject): string[] {
  return Object.entries(subject).flatMap(([key, value]) =>
    key.endsWith('Ref') ? [String(value)] : [],
  );
}

/** Equal for requests about the same thing. @public */
export function subjectKeyOf(subject: RequestSubject, scope?: unknown): string {
  return canonicalJson(scope === undefined ? { subject } : { subject, scope });
}
