import {
  OperatingModel,
  measureOf,
  targetProgress,
  targetReminder,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { ModelService } from '../model/ModelService';
import { Notice } from '../notices/Notice';
import { insertMessages } from '../requests/Outbox';
import { ScorecardStore } from '../scorecard/ScorecardStore';
import { GroupSums } from './GroupSums';
import { Target, TargetStore } from './TargetStore';

const rounded = (value: number) => String(Math.round(value * 10) / 10);

function whenOf(days: number): string {
  if (days === 0) return 'ends today';
  return `ends within ${days} days`;
}

export interface TargetReminderOptions {
  knex: Knex;
  model: ModelService;
  store: ScorecardStore;
  targets: TargetStore;
  now?: () => Date;
}

/** Reminds groups of targets that end soon and are not reached, each time once. */
export class TargetReminder {
  readonly #options: TargetReminderOptions;

  constructor(options: TargetReminderOptions) {
    this.#options = options;
  }

  /** @returns how many were told anew */
  async remind(): Promise<number> {
    const {
      knex,
      model,
      store,
      targets,
      now = () => new Date(),
    } = this.#options;
    const at = now();
    const due = (await targets.list()).flatMap(target => {
      const days = targetReminder(target, at);
      return days === undefined ? [] : [{ target, days }];
    });
    if (due.length === 0) return 0;
    const current = await model.current();
    const notices: Notice[] = [];
    for (const { target, days } of due) {
      const sums = new GroupSums(
        current,
        await store.ownerSums(target.activityRef),
      );
      const notice = noticeOf(current, { target, days, sums, at });
      if (notice) notices.push(notice);
    }
    const fresh = await knex.transaction(trx =>
      insertMessages(trx, notices, at),
    );
    return fresh.length;
  }
}

function noticeOf(
  model: OperatingModel,
  {
    target,
    days,
    sums,
    at,
  }: { target: Target; days: number; sums: GroupSums; at: Date },
): Notice | undefined {
  const { id, title, groupRef, goal, by, measure } = target;
  const reachedBy = (ref: string | undefined) => {
    const value = measureOf(sums.of(ref), measure);
    return targetProgress(target, value, at);
  };
  const { state, value } = reachedBy(groupRef);
  if (state === 'reached') return undefined;
  // Everybody is nobody: those are told who are still to do something.
  const recipients = groupRef
    ? [groupRef]
    : sums.under(undefined).filter(ref => reachedBy(ref).state !== 'reached');
  const known = recipients.filter(ref => model.parties.has(ref));
  if (known.length === 0) return undefined;
  const stands = value === undefined ? 'nothing counts yet' : rounded(value);
  return {
    key: `target/${id}/${by}/${days}`,
    title: `The target ${title} ${whenOf(days)}`,
    description: `Goal ${rounded(goal)}, by ${by}. It stands at: ${stands}.`,
    recipients: known,
    link: '/operating-model/scorecard/targets',
    topic: 'operating-model-target',
    scope: `operating-model-target:${id}`,
  };
}
