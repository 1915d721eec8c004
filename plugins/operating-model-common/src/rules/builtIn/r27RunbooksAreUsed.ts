import { defineRule } from '../Rule';

export const r27RunbooksAreUsed = defineRule({
  id: 'R27',
  title: 'A runbook belongs to an activity and covers at least one entity',
  severity: 'note',
  practice: 'BP02',
  checks: () => ({
    *runbook({ activityRefs, entityRefs, appliesTo }) {
      if (activityRefs.length === 0) {
        yield {
          path: 'spec.activities',
          message: 'it belongs to no activity',
          remedy: 'name under spec.activities what it describes',
          key: 'activity',
        };
      }
      if (entityRefs.length === 0 && !appliesTo) {
        yield {
          path: 'spec.entities',
          message: 'it covers nothing',
          remedy:
            'name the entities under spec.entities, or select them with spec.appliesTo',
          key: 'entity',
        };
      }
    },
  }),
});
