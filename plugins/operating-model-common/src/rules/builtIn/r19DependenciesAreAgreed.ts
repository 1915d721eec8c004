import { Agreement, OperatingModel } from '../../model/types';
import { DependencyView, defineRule } from '../Rule';

/** Whether a group stands among others, or under one of them. */
function isWithin(
  model: OperatingModel,
  ref: string,
  groups: readonly string[],
) {
  return (
    groups.includes(ref) ||
    model.ancestorsOf(ref).some(above => groups.includes(above))
  );
}

function covers(
  { providerRef, consumerRefs }: Agreement,
  between: { consumer: string; provider: string },
  model: OperatingModel,
) {
  return (
    providerRef !== undefined &&
    isWithin(model, between.provider, [providerRef]) &&
    isWithin(model, between.consumer, consumerRefs)
  );
}

/**
 * The two teams of a dependency between entities of different owners, both of whom exist.
 *
 * @returns undefined for every other dependency
 */
export function teamsOf(
  { fromOwnerRef, toOwnerRef, toExists }: DependencyView,
  { parties }: OperatingModel,
) {
  if (!toExists || !fromOwnerRef || !toOwnerRef) return undefined;
  if (fromOwnerRef === toOwnerRef) return undefined;
  return parties.has(fromOwnerRef) && parties.has(toOwnerRef)
    ? { consumer: fromOwnerRef, provider: toOwnerRef }
    : undefined;
}

export const r19DependenciesAreAgreed = defineRule({
  id: 'R19',
  title: 'A dependency between teams is covered by an agreement',
  severity: 'warning',
  practice: 'BP06',
  checks: () => ({
    *dependency(dependency, { model }) {
      const between = teamsOf(dependency, model);
      if (!between) return;
      if (dependency.agreements.some(each => covers(each, between, model))) {
        return;
      }
      const { toRef, type } = dependency;
      yield {
        path: type === 'dependsOn' ? 'spec.dependsOn' : 'spec.consumesApis',
        message: `no agreement covers its dependency on ${toRef}: ${between.provider} has promised ${between.consumer} nothing`,
        remedy: `agree on channel, hours and response times, and write it down as an Agreement`,
        refs: [toRef, between.consumer, between.provider],
        key: toRef,
      };
    },
  }),
});
