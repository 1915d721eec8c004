import { z } from 'zod';
import { RISKS, predicate, strictFields } from '../kinds/fields';
import { moment, ref, refOf, text, webAddress } from './fields';
import { describeIssues } from './problems';
import { entityOfSubject, requestSubjectSchema } from './subject';
import { RequestProblem } from './types';

/** The categories of an exception. @public */
export const EXCEPTION_CATEGORIES = [
  'waiver',
  'mitigated',
  'not-applicable',
  'vendor-blocked',
  'planned-fix',
] as const;

/** @public */
export type ExceptionCategory = (typeof EXCEPTION_CATEGORIES)[number];

const MAX_LISTED_ENTITIES = 200;

const scope = z.union(
  [
    strictFields({
      entityRefs: z.array(ref('Component')).min(1).max(MAX_LISTED_ENTITIES),
    }),
    strictFields({
      appliesTo: predicate('The entities that it is about').refine(
        value => Object.keys(value).length > 0,
        { error: 'selects every entity' },
      ),
    }),
  ],
  {
    error: `write { entityRefs: [up to ${MAX_LISTED_ENTITIES}] } or { appliesTo: predicate }`,
  },
);

/** The entities that an exception is about when its subject is none itself. @public */
export type RequestScope = z.infer<typeof scope>;

const head = {
  subject: requestSubjectSchema,
  title: text(200),
  requestingGroup: refOf('Group').optional(),
  risk: z.enum(RISKS).default('medium'),
};

const weighed = {
  justification: text(),
  benefits: text(),
  risks: text(),
};

const exception = strictFields({
  kind: z.literal('exception'),
  ...head,
  ...weighed,
  category: z.enum(EXCEPTION_CATEGORIES),
  validFrom: moment,
  validTo: moment,
  scope: scope.optional(),
  compensatingControls: text().optional(),
  fix: strictFields({ url: webAddress, due: moment }).optional(),
  emergency: z.boolean().default(false),
});

const proposal = {
  ...head,
  ...weighed,
  proposal: text(),
  links: z.array(webAddress).max(20).default([]),
};

function refuse(
  context: z.RefinementCtx,
  field: string,
  message: string,
  remedy: string,
) {
  context.addIssue({
    code: 'custom',
    path: [field],
    message,
    params: { remedy },
  });
}

/** What a person fills in. Limits of the policy are looked at on submission, not here. @public */
export const requestDraftSchema = z
  .discriminatedUnion(
    'kind',
    [
      exception,
      strictFields({ kind: z.literal('change'), ...proposal }),
      strictFields({ kind: z.literal('addition'), ...proposal }),
      strictFields({
        kind: z.literal('clarification'),
        ...head,
        question: text(),
      }),
    ],
    {
      error: 'use one of exception, change, addition, clarification as kind',
    },
  )
  .superRefine((draft, context) => {
    if (draft.kind !== 'exception') return;
    if (draft.validTo <= draft.validFrom) {
      refuse(
        context,
        'validTo',
        'is not after the beginning',
        'choose a later end',
      );
    }
    if (draft.category === 'mitigated' && !draft.compensatingControls) {
      refuse(
        context,
        'compensatingControls',
        'is missing',
        'say which controls take the place of what is excused',
      );
    }
    if (draft.category === 'planned-fix' && !draft.fix) {
      refuse(
        context,
        'fix',
        'is missing',
        'give the link and the date of the fix',
      );
    }
    const { scope: bounds, subject } = draft;
    if (entityOfSubject(subject) && bounds) {
      refuse(
        context,
        'scope',
        'has no place here: the subject is one entity already',
        'remove it',
      );
    }
    if (['activity', 'rule', 'matrix-row'].includes(subject.type) && !bounds) {
      refuse(
        context,
        'scope',
        'is missing, so that the exception would have no bounds',
        'name the entities, or a predicate that selects them',
      );
    }
  });

/** @public */
export type RequestDraft = z.infer<typeof requestDraftSchema>;

/** @public */
export type ExceptionDraft = Extract<RequestDraft, { kind: 'exception' }>;

/**
 * Reads what a person filled in; references and moments are in their canonical form afterwards.
 *
 * @public
 */
export function parseRequestDraft(
  value: unknown,
): { draft: RequestDraft } | { problems: RequestProblem[] } {
  const parsed = requestDraftSchema.safeParse(value, { reportInput: true });
  return parsed.success
    ? { draft: parsed.data }
    : { problems: describeIssues(parsed.error) };
}
