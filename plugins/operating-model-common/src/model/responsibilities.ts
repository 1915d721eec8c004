import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ANNOTATIONS } from '../kinds/annotations';
import { createAgreementsFinder } from './agreements';
import { groupBy } from './groupBy';
import { FoundOwners, createOwnersFinder } from './owners';
import { Plan, PlannedActivity, Planner } from './plans';
import { readInlineRunbook } from './readDefinitions';
import { RunbookOrder, createRunbookOrder } from './runbookOrder';
import { Definitions } from './sortDefinitions';
import { Responsibility, Runbook } from './types';

// About 100 MB where all of them are in use. Entities that don't have all their answers in common have most of them one by one.
const MAX_REMEMBERED = 200_000;

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
  const { listed, inline } = own;
  return answers.map(each => {
    const added = listed.filter(
      runbook =>
        runbook.activityRefs.includes(each.activity.ref) &&
        !each.runbooks.includes(runbook),
    );
    if (inline) added.push(inline);
    if (added.length === 0) return each;
    const runbooks = [...each.runbooks, ...added].sort(bestFirst);
    return { ...each, runbooks };
  });
}

/** @returns the function behind `OperatingModel.responsibilitiesOf` */
export function createResolver(
  definitions: Definitions,
  options: ResolverOptions,
) {
  const bestFirst = createRunbookOrder(options);
  const planner = new Planner(definitions, bestFirst);
  const ownersOf = createOwnersFinder(definitions);
  const findAgreements = createAgreementsFinder(definitions);
  const runbooksByEntity = groupBy(
    definitions.runbooks.values(),
    runbook => runbook.entityRefs,
  );

  let remembered = 0;
  function answer(
    planned: PlannedActivity,
    { all, own }: FoundOwners,
  ): Responsibility {
    const { activity, decide, asksForContainers, runbooks, agreements } =
      planned;
    const owners = asksForContainers ? all : own;
    const known = planned.answers.get(owners);
    if (known) return known;
    const fresh: Responsibility = {
      ...decide(owners),
      activity,
      runbooks,
      agreements: findAgreements({
        activityRef: activity.ref,
        owner: owners.owner,
        selected: agreements,
      }),
    };
    planned.answers.set(owners, fresh);
    remembered += 1;
    return fresh;
  }

  function answersOf(
    plan: Plan,
    owners: FoundOwners,
  ): readonly Responsibility[] {
    const known = plan.answers.get(owners.all);
    if (known) return known;
    if (remembered >= MAX_REMEMBERED) {
      planner.forget();
      remembered = 0;
    }
    const fresh = plan.activities.map(planned => answer(planned, owners));
    plan.answers.set(owners.all, fresh);
    remembered += 1;
    return fresh;
  }

  return function responsibilitiesOf(
    entity: Entity,
  ): readonly Responsibility[] {
    const plan = planner.planOf(entity);
    if (plan.activities.length === 0) return [];
    const owners = ownersOf(entity);
    const answers = answersOf(plan, owners);
    const listed = runbooksByEntity.size
      ? runbooksByEntity.get(stringifyEntityRef(entity))
      : undefined;
    const hasInline =
      entity.metadata.annotations?.[ANNOTATIONS.runbook] !== undefined;
    if (!listed && !hasInline) return answers;
    const inline = readInlineRunbook(entity, owners.all.owner);
    return withOwnRunbooks(
      answers,
      { listed: listed ?? [], inline },
      bestFirst,
    );
  };
}
