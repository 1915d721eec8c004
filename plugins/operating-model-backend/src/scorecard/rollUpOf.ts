import {
  RollUp,
  RollUpBy,
  RolledUp,
  ScorecardRollUp,
  ScorecardSettings,
  compareText,
  yetToCome,
} from 'backstage-plugin-operating-model-common';
import { Part } from './ScorecardService';
import { ScorecardStore } from './ScorecardStore';
import { ScorecardView } from './ScorecardView';
import { groupsUnder } from './parts';

type Question = Part & { by: RollUpBy };

export interface RollUpOptions {
  store: ScorecardStore;
  /** The day from which an activity counts, where it was announced. */
  activitiesFrom?: ScorecardSettings['activitiesFrom'];
}

async function membersOf(
  view: ScorecardView,
  store: ScorecardStore,
  { by, ...part }: Question,
): Promise<{ members: RolledUp[]; entities: number }> {
  const { groupRef, systemRef, domainRef } = part;
  const { model, visibility } = view;
  const within = systemRef || domainRef || (groupRef && by !== 'group');
  if (visibility.everything && !within) {
    const [members, { entities }] = await Promise.all([
      by === 'group'
        ? store.rollUp('group', groupsUnder(model, groupRef))
        : store.rollUps(by),
      view.keptSums(part),
    ]);
    return { members, entities };
  }
  const rollUp = new RollUp(model.ancestorsOf);
  for await (const entity of view.entities(view.filterOf(part))) {
    rollUp.add({ ...entity, place: entity });
  }
  const groups = new Set(groupsUnder(model, groupRef));
  const all = rollUp.result();
  return {
    members: all.filter(
      each => each.by === by && (by !== 'group' || groups.has(each.key)),
    ),
    entities: all.find(each => each.by === 'everything')?.sums.entities ?? 0,
  };
}

/** The figures of each member of a part, the lowest score first. */
export async function rollUpOf(
  view: ScorecardView,
  { store, activitiesFrom = {} }: RollUpOptions,
  question: Question,
): Promise<ScorecardRollUp> {
  const { by } = question;
  const { model } = view;
  const { entities, members } = await membersOf(view, store, question);
  const keys = members.map(({ key }) => key);
  const hidden = await view.hiddenOf(keys.filter(key => key.includes(':')));
  const names = await view.names(keys);
  const shown = members.filter(({ key }) => !hidden.has(key));
  return {
    ...view.generation,
    by,
    // An entity has several activities, and is in one of anything else.
    others:
      by === 'activity'
        ? undefined
        : shown.reduce((rest, { sums }) => rest - sums.entities, entities),
    items: shown
      .map(({ key, sums }) => ({
        key,
        ...names[key],
        ...(by === 'type' || by === 'lifecycle'
          ? { title: key, exists: true }
          : {}),
        children: by === 'group' ? groupsUnder(model, key).length : undefined,
        countsFrom: yetToCome(activitiesFrom[key], model.now),
        weight: sums.weight,
        ...view.figures(sums),
      }))
      .sort(
        (a, b) =>
          (a.score ?? 101) - (b.score ?? 101) || compareText(a.key, b.key),
      ),
  };
}
