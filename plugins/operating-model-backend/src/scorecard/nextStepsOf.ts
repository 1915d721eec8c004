import {
  EvaluateOptions,
  NextStepFinder,
  NextSteps,
  Runbook,
  addSums,
  describeStep,
  emptySums,
} from 'backstage-plugin-operating-model-common';
import { Part } from './ScorecardService';
import { ScorecardStore } from './ScorecardStore';
import { ScorecardView } from './ScorecardView';
import { cellsOfEntity } from './alikeCells';

export interface NextStepsOptions {
  store: ScorecardStore;
  /** Of the criteria. */
  weights: Readonly<Record<string, number>>;
  /** What runbooks are judged with, for the few that somebody is told about. */
  judging(runbook: Runbook): Promise<EvaluateOptions>;
}

/** What would raise the score of a part most. */
export async function nextStepsOf(
  view: ScorecardView,
  { store, weights, judging }: NextStepsOptions,
  { limit, ...part }: Part & { limit: number },
): Promise<NextSteps> {
  const { model, visibility } = view;
  const filter = view.filterOf(part);
  const finder = new NextStepFinder(weights);
  const sums = emptySums();
  if (visibility.everything) {
    addSums(sums, await view.keptSums(part));
    (await store.alikeCells(filter)).forEach(each => finder.add(each));
  } else {
    for await (const entity of view.entities(filter)) {
      addSums(sums, entity.sums);
      cellsOfEntity(entity).forEach(each => finder.add(each));
    }
  }
  const steps = finder.best(sums, visibility.everything ? limit : Infinity);
  const hidden = await visibility.hidden(
    steps.flatMap(step => [step.activityRef ?? step.runbookRef!]),
  );
  const chosen = steps
    .filter(step => !hidden.has(step.activityRef ?? step.runbookRef!))
    .slice(0, limit);
  const shown = await Promise.all(
    chosen.map(async step => {
      const runbook = model.runbooks.get(step.runbookRef ?? '');
      return describeStep(model, step, runbook && (await judging(runbook)));
    }),
  );
  const unreadable = await view.hiddenOf(
    shown.flatMap(({ ownerRef }) => ownerRef ?? []),
  );
  const items = shown.map(step =>
    unreadable.has(step.ownerRef ?? '')
      ? { ...step, ownerRef: undefined }
      : step,
  );
  return {
    ...view.generation,
    score: view.figures(sums).score,
    items,
    names: await view.names(
      items.flatMap(step => [step.activityRef, step.runbookRef, step.ownerRef]),
      items.flatMap(({ example }) => example ?? []),
    ),
  };
}
