import {
  Criterion,
  OperatingModel,
  ScorecardHistory,
  namesOf,
} from 'backstage-plugin-operating-model-common';
import { ScoringDay } from './ScoringLog';

/** Says what the criteria and activities are called; what is there no more goes by its id or name. */
export function titleScoringChanges(
  days: readonly ScoringDay[],
  model: OperatingModel,
  criteria: readonly Criterion[],
): ScorecardHistory['scoringChanges'] {
  const names = namesOf(
    model,
    days.flatMap(({ changes }) =>
      changes.filter(({ of }) => of === 'activity').map(({ key }) => key),
    ),
  );
  const titleOf = (key: string) =>
    names[key]?.title ?? criteria.find(({ id }) => id === key)?.title ?? key;
  return days.map(({ day, changes }) => ({
    day,
    changes: changes.map(change => ({ ...change, title: titleOf(change.key) })),
  }));
}
