import { defineRule } from '../Rule';
import { uncoveredBy } from '../uncovered';

export const r19DependenciesAreAgreed = defineRule({
  id: 'R19',
  title: 'A dependency between teams is covered by an agreement',
  severity: 'warning',
  practice: 'BP06',
  checks: () => ({
    *dependency(dependency, { model }) {
      const uncovered = uncoveredBy(dependency, model);
      if (!uncovered) return;
      const { toRef, type, consumerRef, providerRef } = uncovered;
      yield {
        path: type === 'dependsOn' ? 'spec.dependsOn' : 'spec.consumesApis',
        message: `no agreement covers its dependency on ${toRef}: ${providerRef} has promised ${consumerRef} nothing`,
        remedy: `agree on channel, hours and response times, and write it down as an Agreement`,
        refs: [toRef, consumerRef, providerRef],
        key: toRef,
      };
    },
  }),
});
