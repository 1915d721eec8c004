import { judgeRunbook, scoreOf } from '../coverage/criteria';
import { compareText } from '../kinds/references';
import { remember } from './remember';
import { Runbook } from './types';

/** Compares runbooks for sorting: the better one, by coverage's criteria, comes first. */
export type RunbookOrder = (a: Runbook, b: Runbook) => number;

export function createRunbookOrder(options: {
  now: Date;
  isGroup(ref: string): boolean;
}): RunbookOrder {
  const scores = new Map<string, number>();
  const score = (runbook: Runbook) => {
    // Of an inline runbook nothing but the owner is known, and there are as many as entities.
    const key = runbook.inline ? `inline ${runbook.ownerRef}` : runbook.ref;
    return remember(scores, key, () => scoreOf(judgeRunbook(runbook, options)));
  };
  return (a, b) =>
    score(b) - score(a) ||
    // One of the entity's own comes first whatever the entity is called, so that entities can share the order.
    Number(b.inline) - Number(a.inline) ||
    compareText(a.ref, b.ref);
}
