import { stringifyEntityRef } from '@backstage/catalog-model';
import { createAgreementsFinder } from './agreements';
import { groupBy } from './groupBy';
import { FoundOwners, createStandingFinder } from './standing';
import { Plan, PlannedActivity, Planner } from './plans';
import { readInlineRunbook } from './readDefinitions';
import { createRunbookOrder } from './runbookOrder';
import { Definitions } from './sortDefinitions';
import { OperatingModel, Responsibility, Runbook } from './types';

// About 100 MB where all of them are in use. Entities that don't have all their answers in common have most of them one by one.
const MAX_REMEMBERED = 200_000;

interface ResolverOptions {
  now: Date;
  isGroup(ref: string): boolean;
  standingOf: ReturnType<typeof createStandingFinder>;
  agreementsConsumedBy: OperatingModel['agreementsConsumedBy'];
}

const NONE: readonly Responsibility[] = [];

/** @returns the function behind `OperatingModel.resolve` */
export function createResolver(
  definitions: Definitions,
  options: ResolverOptions,
): OperatingModel['resolve'] {
  const bestFirst = createRunbookOrder(options);
  const planner = new Planner(definitions, bestFirst);
  const findAgreements = createAgreementsFinder(options.agreementsConsumedBy);
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

  const sharedInline = new WeakMap<
    readonly Responsibility[],
    readonly Responsibility[]
  >();
  /** By entity that a runbook lists: its answers, and what they were made from. */
  const listedAnswers = new Map<
    string,
    { from: readonly Responsibility[]; answers: readonly Responsibility[] }
  >();

  function withListed(
    ref: string,
    from: readonly Responsibility[],
  ): readonly Responsibility[] {
    const listed = runbooksByEntity.get(ref);
    if (!listed) return from;
    const known = listedAnswers.get(ref);
    if (known?.from === from) return known.answers;
    const answers = from.map(each =>
      withRunbooks(
        each,
        listed.filter(
          runbook =>
            runbook.activityRefs.includes(each.activity.ref) &&
            !each.runbooks.includes(runbook),
        ),
      ),
    );
    listedAnswers.set(ref, { from, answers });
    return answers;
  }

  /** The same answers with more runbooks. */
  function withRunbooks(known: Responsibility, added: readonly Runbook[]) {
    if (added.length === 0) return known;
    const runbooks = [...known.runbooks, ...added].sort(bestFirst);
    return { ...known, runbooks };
  }

  return entity => {
    const ref = stringifyEntityRef(entity);
    const plan = planner.planOf(entity);
    const { place, owners } = options.standingOf(entity);
    const rest = { ref, place, owners: owners.all, selecting: plan.selecting };
    if (plan.activities.length === 0) {
      return { ...rest, responsibilities: NONE, alike: NONE };
    }
    const answers = withListed(ref, answersOf(plan, owners));
    const inline = readInlineRunbook(entity, owners.all.owner);
    if (!inline) return { ...rest, responsibilities: answers, alike: answers };
    const responsibilities = answers.map(each => withRunbooks(each, [inline]));
    const alike = sharedInline.get(answers) ?? responsibilities;
    sharedInline.set(answers, alike);
    return { ...rest, responsibilities, alike };
  };
}
