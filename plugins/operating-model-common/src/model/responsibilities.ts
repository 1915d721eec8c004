import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ANNOTATIONS } from '../kinds/annotations';
import { createAgreementsFinder } from './agreements';
import { groupBy } from './groupBy';
import { createOwnersFinder } from './owners';
import { Owners } from './placeholders';
import { Plan, createPlanner } from './plans';
import { readInlineRunbook } from './readDefinitions';
import { createPairCache } from './remember';
import { RunbookOrder, createRunbookOrder } from './runbookOrder';
import { Definitions } from './sortDefinitions';
import { Responsibility, Runbook } from './types';

// About 20 MB where all of them are in use.
const MAX_CACHED = 5_000;

interface ResolverOptions {
  now: Date;
  isGroup(ref: string): boolean;
}

/** The same answers with the runbooks that belong to one entity alone. */
function withOwnRunbooks(
  answers: readonly Responsibility[],
  own: { listed: Runbook[]; inline: Runbook | undefined },
  bestFirst: RunbookOrder,
): readonly Responsibility[] {
  return answers.map(each => {
    const added = own.listed.filter(runbook =>
      runbook.activityRefs.includes(each.activity.ref),
    );
    if (own.inline) added.push(own.inline);
    if (added.length === 0) return each;
    const all = [...new Set([...each.runbooks, ...added])];
    return { ...each, runbooks: all.sort(bestFirst) };
  });
}

/** @returns the function behind `OperatingModel.responsibilitiesOf` */
export function createResolver(
  definitions: Definitions,
  options: ResolverOptions,
) {
  const bestFirst = createRunbookOrder(options);
  const planOf = createPlanner(definitions, bestFirst);
  const ownersOf = createOwnersFinder(definitions);
  const agreementsOf = createAgreementsFinder(definitions);
  const runbooksByEntity = groupBy(
    definitions.runbooks.values(),
    runbook => runbook.entityRefs,
  );

  function answer(plan: Plan, owners: Owners): readonly Responsibility[] {
    const agreementsAbout = agreementsOf(plan.agreements, owners.owner);
    return plan.activities.map(({ activity, decide, runbooks }) => ({
      ...decide(owners),
      activity,
      runbooks,
      agreements: agreementsAbout(activity.ref),
    }));
  }

  const known = createPairCache<Plan, Owners, readonly Responsibility[]>(
    MAX_CACHED,
  );

  return function responsibilitiesOf(
    entity: Entity,
  ): readonly Responsibility[] {
    const plan = planOf(entity);
    if (plan.activities.length === 0) return [];
    const owners = ownersOf(entity);
    const answers = known(plan, owners, () => answer(plan, owners));
    const listed = runbooksByEntity.size
      ? runbooksByEntity.get(stringifyEntityRef(entity))
      : undefined;
    const hasInline =
      entity.metadata.annotations?.[ANNOTATIONS.runbook] !== undefined;
    if (!listed && !hasInline) return answers;
    const inline = readInlineRunbook(entity, owners.owner);
    return withOwnRunbooks(answers, { listed: listed ?? [], inline }, bestFirst);
  };
}
