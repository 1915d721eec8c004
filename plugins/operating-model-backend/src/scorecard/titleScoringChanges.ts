import {
  OperatingModel,
  ScorecardHistory,
  ScorecardSettings,
  ScoringChange,
  namesOf,
  yetToCome,
} from 'backstage-plugin-operating-model-common';
import { ScoringDay } from './ScoringLog';

/** Says what the criteria and activities are called, and which of those that count no more are announced. What is there no more goes by its id or name. */
export function titleScoringChanges(
  days: readonly ScoringDay[],
  model: OperatingModel,
  {
    criteria,
    countsFrom,
    activitiesFrom,
  }: Pick<ScorecardSettings, 'criteria' | 'countsFrom' | 'activitiesFrom'>,
): ScorecardHistory['scoringChanges'] {
  const names = namesOf(
    model,
    days.flatMap(({ changes }) =>
      changes.filter(({ of }) => of === 'activity').map(({ key }) => key),
    ),
  );
  const titleOf = (key: string) =>
    names[key]?.title ?? criteria.find(({ id }) => id === key)?.title ?? key;
  // What is announced now is what the last change of it came down to.
  const placeOf = ({ of, key }: ScoringChange) => `${of} ${key}`;
  const last = new Map(
    days
      .flatMap(({ changes }) => changes)
      .map(change => [placeOf(change), change]),
  );
  const announcedFrom = (change: ScoringChange) => {
    if (change.after !== undefined || last.get(placeOf(change)) !== change)
      return undefined;
    const from = change.of === 'criterion' ? countsFrom : activitiesFrom;
    return yetToCome(from[change.key], model.now);
  };
  return days.map(({ day, changes }) => ({
    day,
    changes: changes.map(change => ({
      ...change,
      title: titleOf(change.key),
      countsFrom: announcedFrom(change),
    })),
  }));
}
