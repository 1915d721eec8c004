import { defineRule } from '../Rule';

export const r28DependenciesExist = defineRule({
  id: 'R28',
  title: 'A dependency names an entity that exists',
  severity: 'warning',
  practice: 'BP01',
  checks: () => ({
    *dependency({ toRef, toExists, type }) {
      if (toExists) return;
      yield {
        path: type === 'dependsOn' ? 'spec.dependsOn' : 'spec.consumesApis',
        message: `it depends on ${toRef}, which does not exist`,
        remedy: 'correct the reference, or bring the entity into the catalog',
        key: toRef,
      };
    },
  }),
});
