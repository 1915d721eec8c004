import { defineRule } from '../Rule';

export const r18RunbooksExist = defineRule({
  id: 'R18',
  title: 'An activity that requires a runbook has one for each entity',
  severity: 'warning',
  practice: 'BP02',
  toldByCell: true,
  checks: () => ({
    *entity({ responsibilities }) {
      for (const { activity, runbooks } of responsibilities) {
        if (activity.runbook !== 'required' || runbooks.length) continue;
        yield {
          message: `no runbook covers ${activity.ref}`,
          remedy: 'write one, or let an existing one cover the entity',
          refs: [activity.ref],
          key: activity.ref,
        };
      }
    },
  }),
});
