import { Dependency } from '../model/dependencies';
import { isGroupRef } from '../model/groups';
import { Agreement, OperatingModel } from '../model/types';
import { DependencyView } from './Rule';

/** A dependency between two teams that no agreement covers. @public */
export interface UncoveredDependency extends Dependency {
  /** The owner of what depends. */
  consumerRef: string;
  /** The owner of what is depended on. */
  providerRef: string;
}

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
 * The two teams of a dependency between entities of different owners, both groups that exist. With a person nothing is agreed: that
 * one owns something is for R22 to tell.
 *
 * @returns undefined for every other dependency
 */
function teamsOf(
  { fromOwnerRef, toOwnerRef, toExists }: DependencyView,
  { parties }: OperatingModel,
) {
  if (!toExists || !fromOwnerRef || !toOwnerRef) return undefined;
  if (fromOwnerRef === toOwnerRef) return undefined;
  return [fromOwnerRef, toOwnerRef].every(
    ref => isGroupRef(ref) && parties.has(ref),
  )
    ? { consumer: fromOwnerRef, provider: toOwnerRef }
    : undefined;
}

/** @returns undefined where the dependency is covered, and where there is nothing to agree on */
export function uncoveredBy(
  dependency: DependencyView,
  model: OperatingModel,
): UncoveredDependency | undefined {
  const between = teamsOf(dependency, model);
  if (!between) return undefined;
  const { agreements, fromRef, toRef, type } = dependency;
  return agreements.some(each => covers(each, between, model))
    ? undefined
    : {
        fromRef,
        toRef,
        type,
        consumerRef: between.consumer,
        providerRef: between.provider,
      };
}
