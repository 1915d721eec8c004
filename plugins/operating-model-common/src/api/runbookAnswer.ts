import { Cell, cellOf } from '../coverage/cells';
import { judgeRunbook } from '../coverage/criteria';
import type { OperatingModel, Runbook } from '../model/types';
import type { RunbookAnswer } from './answers';

export function judge(model: OperatingModel, runbook: Runbook): Cell {
  return cellOf(
    judgeRunbook(runbook, {
      now: model.now,
      isGroup: ref => ref.startsWith('group:') && model.parties.has(ref),
    }),
  );
}

export function runbookAnswer(
  model: OperatingModel,
  runbook: Runbook,
): RunbookAnswer {
  const { ref, title, url, inline, validated } = runbook;
  const { state, score, criteria } = judge(model, runbook);
  return {
    ref,
    title,
    url,
    inline,
    state: state === 'covered' ? 'covered' : 'weak',
    score,
    problems: criteria.flatMap(criterion => criterion.problems),
    validated,
  };
}
