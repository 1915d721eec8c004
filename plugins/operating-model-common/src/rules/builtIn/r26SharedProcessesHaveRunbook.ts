import { isPlaceholder } from '../../kinds/fields';
import { groupBy } from '../../model/groupBy';
import { OperatingModel, Runbook } from '../../model/types';
import { defineRule } from '../Rule';

/** Whether a runbook names a party: as owner or escalation, or through one of its people. */
function names(
  { ownerRef, escalationRef, authorRef, validated, review }: Runbook,
  party: string,
  { parties }: OperatingModel,
) {
  const people = [authorRef, validated?.by, review.by];
  return (
    ownerRef === party ||
    escalationRef === party ||
    people.includes(party) ||
    parties.get(party)?.memberRefs.some(member => people.includes(member))
  );
}

const byActivity = new WeakMap<OperatingModel, Map<string, Runbook[]>>();

/** The runbooks that describe an activity; found once for all rows of a model. */
function runbooksOf(activityRef: string, model: OperatingModel) {
  const known =
    byActivity.get(model) ??
    groupBy(model.runbooks.values(), ({ activityRefs }) => activityRefs);
  byActivity.set(model, known);
  return known.get(activityRef) ?? [];
}

export const r26SharedProcessesHaveRunbook = defineRule({
  id: 'R26',
  title: 'A process that two teams share has a runbook that names both',
  severity: 'warning',
  practice: 'BP06',
  checks: () => ({
    *row({ activityRef, parties: { responsible } }, { model }) {
      if (responsible.length < 2) return;
      // Whom a placeholder stands for differs from entity to entity.
      const teams = responsible.filter(ref => !isPlaceholder(ref));
      const runbooks = runbooksOf(activityRef, model);
      const found = runbooks.some(runbook =>
        teams.every(team => names(runbook, team, model)),
      );
      if (found) return;
      yield {
        path: 'responsible',
        message: runbooks.length
          ? `${responsible.join(' and ')} share ${activityRef}, and no runbook names ${teams.join(' and ')}`
          : `${responsible.join(' and ')} share ${activityRef}, and it has no runbook`,
        remedy:
          'write one runbook for it with the one as owner and the other as escalation, author or tester',
        refs: [activityRef, ...teams],
      };
    },
  }),
});
