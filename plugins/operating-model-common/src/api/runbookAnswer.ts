import { lastTrial } from '../coverage/builtInCriteria';
import { Cell, cellOf } from '../coverage/cells';
import { judgeRunbook } from '../coverage/criteria';
import { EvaluateOptions, coverageOptions } from '../coverage/evaluateEntity';
import type { OperatingModel, Runbook } from '../model/types';
import type { RunbookAnswer } from './answers';

export function judge(
  model: OperatingModel,
  runbook: Runbook,
  options: EvaluateOptions,
): Cell {
  return cellOf(judgeRunbook(runbook, coverageOptions(model, options)));
}

export function runbookAnswer(
  model: OperatingModel,
  runbook: Runbook,
  options: EvaluateOptions,
): RunbookAnswer {
  const { ref, title, url, inline } = runbook;
  const { state, score, criteria } = judge(model, runbook, options);
  return {
    ref,
    title,
    url,
    inline,
    state: state === 'covered' ? 'covered' : 'weak',
    score,
    problems: criteria.flatMap(criterion => criterion.problems),
    validated: lastTrial(runbook, options.trialsOf?.(ref)),
  };
}
