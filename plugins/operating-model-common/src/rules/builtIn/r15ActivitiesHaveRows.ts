import { defineRule } from '../Rule';

export const r15ActivitiesHaveRows = defineRule({
  id: 'R15',
  title: 'An activity that applies to an entity has a row',
  severity: 'warning',
  practice: 'BP03',
  toldByCell: true,
  checks: () => ({
    *entity({ responsibilities }) {
      for (const { source, activity } of responsibilities) {
        if (source === 'matrix') continue;
        yield {
          message: `no matrix says who is accountable for ${activity.ref}`,
          remedy: 'add a row to a matrix that speaks of the entity',
          refs: [activity.ref],
          key: activity.ref,
        };
      }
    },
  }),
});
