import { isPlaceholder } from '../../kinds/fields';
import { LETTERS, Letter } from '../../kinds/responsibilityMatrix';
import { Remark, RuleContext, defineRule } from '../Rule';

/** What a definition names, by the place where it does. */
type Named = Record<
  string,
  readonly (string | undefined)[] | string | undefined
>;

function* missing(
  named: Named,
  { exists, similar }: RuleContext,
): Iterable<Remark> {
  for (const [path, refs] of Object.entries(named)) {
    for (const ref of new Set([refs ?? []].flat())) {
      if (!ref || isPlaceholder(ref) || exists(ref) !== false) continue;
      const meant = similar?.(ref);
      yield {
        path,
        message: `${ref} does not exist`,
        remedy: meant
          ? `did you mean ${meant}? Otherwise bring the entity into the catalog`
          : 'correct the reference, or bring the entity into the catalog',
        key: ref,
      };
    }
  }
}

export const r04ReferencesExist = defineRule({
  id: 'R04',
  title: 'Every reference names an entity that exists',
  severity: 'error',
  practice: 'BP01',
  checks: () => ({
    row: ({ activityRef, parties, validator }, context) =>
      missing(
        {
          activity: activityRef,
          ...Object.fromEntries(
            Object.keys(LETTERS).map(name => [name, parties[name as Letter]]),
          ),
          validator,
        },
        context,
      ),
    matrix: ({ ownerRef, review }, context) =>
      missing({ 'spec.owner': ownerRef, 'spec.review.by': review.by }, context),
    activity: ({ ownerRef, review }, context) =>
      missing({ 'spec.owner': ownerRef, 'spec.review.by': review.by }, context),
    runbook: (runbook, context) =>
      missing(
        {
          'spec.owner': runbook.ownerRef,
          'spec.activities': runbook.activityRefs,
          'spec.entities': runbook.entityRefs,
          'spec.escalation': runbook.escalationRef,
          'spec.review.by': runbook.review.by,
        },
        context,
      ),
    agreement: (agreement, context) =>
      missing(
        {
          'spec.owner': agreement.ownerRef,
          'spec.provider': agreement.providerRef,
          'spec.consumers': agreement.consumerRefs,
          'spec.activities': agreement.activityRefs,
          'spec.incidentLead': agreement.incidentLeadRef,
          'spec.escalation': agreement.escalationRefs,
          'spec.accepted': agreement.accepted.map(({ by }) => by),
          'spec.review.by': agreement.review.by,
        },
        context,
      ),
    party: ({ parentRef, escalationRef, deputyRef }, context) =>
      missing(
        {
          'spec.parent': parentRef,
          'metadata.annotations["operating-model/escalation"]': escalationRef,
          'metadata.annotations["operating-model/deputy"]': deputyRef,
        },
        context,
      ),
  }),
});
