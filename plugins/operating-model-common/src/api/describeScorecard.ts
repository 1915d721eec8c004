import { levelOf, Level } from '../coverage/cells';
import { EvaluateOptions } from '../coverage/evaluateEntity';
import { NextStep } from '../coverage/NextStepFinder';
import { Sums, scoresOf } from '../coverage/sums';
import { OperatingModel } from '../model/types';
import { NextStepAnswer } from './nextStepsAnswer';
import { judge } from './runbookAnswer';

/**
 * What cells add up to, as the API says it.
 *
 * @public
 */
export function describeSums(sums: Sums, levels?: readonly Level[]) {
  const { score, scoreWithoutExceptions } = scoresOf(sums);
  return {
    entities: sums.entities,
    score,
    scoreWithoutExceptions,
    level: score === undefined ? undefined : levelOf(score, levels),
    cells: sums.cells,
  };
}

/**
 * One thing to do, as the API says it.
 *
 * @param judging - what its runbook is judged with
 * @public
 */
export function describeStep(
  model: OperatingModel,
  step: NextStep,
  judging: EvaluateOptions = {},
): NextStepAnswer {
  const runbook = model.runbooks.get(step.runbookRef ?? '');
  const definition = runbook ?? model.activities.get(step.activityRef ?? '');
  const criterion =
    runbook &&
    judge(model, runbook, judging).criteria.find(
      ({ id }) => id === step.criterion,
    );
  return {
    ...step,
    problems:
      criterion?.problems ??
      (step.kind === 'write-runbook' ? ['no runbook covers it'] : []),
    ownerRef: definition?.ownerRef,
    definition: definition && {
      title: definition.title,
      ...definition.origin,
    },
  };
}
