import {
  OperatingModel,
  ScorecardSettings,
  ScorecardSettingsAnswer,
  builtInCriteria,
  namesOf,
  weightOf,
  yetToCome,
} from 'backstage-plugin-operating-model-common';
import { RefreshRhythm } from '../config';

/** What the scorecard asks for, and how often it looks, as the API says it. */
export function describeSettings(
  model: OperatingModel,
  {
    settings,
    linkCheck,
    refresh,
  }: {
    settings: ScorecardSettings;
    linkCheck: boolean;
    refresh: RefreshRhythm;
  },
): ScorecardSettingsAnswer {
  const { criteria, weights, countsFrom, activitiesFrom, levels, maxAge } =
    settings;
  const activities = Object.entries(activitiesFrom).flatMap(
    ([activityRef, day]) => {
      const from = yetToCome(day, model.now);
      return from && model.activities.has(activityRef)
        ? [{ activityRef, countsFrom: from }]
        : [];
    },
  );
  return {
    criteria: criteria
      .filter(({ id }) => weights[id] !== 0)
      .map(each => ({
        id: each.id,
        title: each.title,
        description: each.description,
        weight: weightOf(each, weights),
        builtIn: builtInCriteria.some(({ id }) => id === each.id),
        countsFrom: yetToCome(countsFrom[each.id], model.now),
      })),
    activities,
    levels: levels.map(({ name, from }) => ({ name, from })),
    maxAge,
    linkCheck,
    refresh,
    names: namesOf(
      model,
      activities.map(({ activityRef }) => activityRef),
    ),
  };
}
