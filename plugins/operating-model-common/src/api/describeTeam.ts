import { compareText } from '../kinds/references';
import { LoadStatistics, loadStanding, usualLoad } from '../model/loads';
import { reviewClock } from '../model/reviews';
import type { OperatingModel, Review } from '../model/types';
import type { RequestRecord } from '../requests/types';
import { namesOf, titleOfRef } from './names';
import type { Duty, LoadAnswer, TeamAnswer } from './teamsAnswer';

/** What a party carries, as a pass over the catalog counted it. @public */
export interface LoadFacts {
  /** Absent in the sum over all activities. */
  activityRef?: string;
  accountable: number;
  responsible: number;
  entities: number;
  activities: number;
  /** The matrices that say so. */
  accountableBy: string[];
  responsibleBy: string[];
}

/** Reviews that are due within so many days are shown. */
const SOON_DAYS = 30;

/** @public */
export function describeLoad(
  { accountable, responsible, entities, activities }: LoadFacts,
  peers: LoadStatistics,
  deviations?: number,
): LoadAnswer {
  return {
    accountable,
    responsible,
    entities,
    activities,
    standing: loadStanding(accountable, peers, deviations),
  };
}

/** @public */
export function describePeers(
  peers: LoadStatistics,
  deviations?: number,
): TeamAnswer['peers'] {
  return { ...peers, usualUpTo: usualLoad(peers, deviations)?.to };
}

function dutiesOf(
  model: OperatingModel,
  loads: readonly LoadFacts[],
  letter: 'accountable' | 'responsible',
  hidden: ReadonlySet<string>,
): Duty[] {
  return loads
    .flatMap(load => {
      const activity = model.activities.get(load.activityRef ?? '');
      if (!activity || load[letter] === 0 || hidden.has(activity.ref))
        return [];
      return {
        activityRef: activity.ref,
        title: activity.title,
        risk: activity.risk,
        entities: load[letter],
        matrixRefs: load[`${letter}By`].filter(ref => !hidden.has(ref)),
      };
    })
    .sort((a, b) => b.entities - a.entities || compareText(a.title, b.title));
}

function reviewsOf(model: OperatingModel, groupRef: string) {
  const soon = new Date(model.now.getTime() + SOON_DAYS * 86_400_000);
  const owned: { ref: string; ownerRef?: string; review: Review }[] = [
    model.activities,
    model.runbooks,
    model.matrices,
    model.agreements,
  ].flatMap(definitions => [...definitions.values()]);
  return owned
    .filter(({ ownerRef }) => ownerRef === groupRef)
    .flatMap(({ ref, review }) => {
      const { dueOn, overdue } = reviewClock(review, model.now);
      const due =
        overdue || (dueOn && dueOn <= soon.toISOString().slice(0, 10));
      return due ? { ref, dueOn, overdue } : [];
    })
    .sort((a, b) => compareText(a.dueOn ?? '', b.dueOn ?? ''));
}

/**
 * What a group carries and what waits for it.
 *
 * @param about - `loads`: what it carries, by activity, and the sum; none before the catalog was first gone through
 * @public
 */
export function describeTeam(
  model: OperatingModel,
  groupRef: string,
  about: {
    loads: readonly LoadFacts[];
    peers: LoadStatistics;
    /** How many deviations above the mean are usual; 2 when absent. */
    deviations?: number;
    computedAt?: string;
    /** Those that the group decides, and the exceptions on what it owns that end soon; as far as the caller may see them. */
    requests?: {
      toDecide: readonly RequestRecord[];
      ending: readonly RequestRecord[];
    };
    hidden: ReadonlySet<string>;
  },
): TeamAnswer {
  const { loads, peers, deviations, computedAt, hidden, requests } = about;
  const sum = loads.find(({ activityRef }) => !activityRef) ?? {
    accountable: 0,
    responsible: 0,
    entities: 0,
    activities: 0,
    accountableBy: [],
    responsibleBy: [],
  };
  const accountableFor = dutiesOf(model, loads, 'accountable', hidden);
  const responsibleFor = dutiesOf(model, loads, 'responsible', hidden);
  const agreements = [...model.agreements.values()].flatMap(
    ({ ref, providerRef, consumerRefs }) => {
      if (hidden.has(ref)) return [];
      if (providerRef === groupRef) return { ref, role: 'provider' as const };
      return consumerRefs.includes(groupRef)
        ? { ref, role: 'consumer' as const }
        : [];
    },
  );
  const reviewsDue = reviewsOf(model, groupRef).filter(
    ({ ref }) => !hidden.has(ref),
  );
  return {
    groupRef,
    title: titleOfRef(model, groupRef).title,
    load: computedAt ? describeLoad(sum, peers, deviations) : undefined,
    peers: describePeers(peers, deviations),
    accountableFor,
    responsibleFor,
    agreements,
    reviewsDue,
    requestsToDecide: (requests?.toDecide ?? [])
      .map(({ id, content, decideBy = '' }) => ({
        id,
        title: content.title,
        decideBy,
      }))
      .sort((a, b) => compareText(a.decideBy, b.decideBy)),
    exceptionsEnding: (requests?.ending ?? [])
      .flatMap(({ id, content }) =>
        content.kind === 'exception'
          ? { id, title: content.title, validTo: content.validTo }
          : [],
      )
      .sort((a, b) => compareText(a.validTo, b.validTo)),
    names: namesOf(model, [
      groupRef,
      ...[...accountableFor, ...responsibleFor].flatMap(
        ({ activityRef, matrixRefs }) => [activityRef, ...matrixRefs],
      ),
      ...agreements.map(({ ref }) => ref),
      ...reviewsDue.map(({ ref }) => ref),
    ]),
    computedAt,
    hidden: hidden.size,
  };
}

/** Every reference that an answer about a team may name. @public */
export function refsOfTeam(
  model: OperatingModel,
  groupRef: string,
  loads: readonly LoadFacts[],
): string[] {
  return [
    groupRef,
    ...loads.flatMap(({ activityRef, accountableBy, responsibleBy }) => [
      ...(activityRef ? [activityRef] : []),
      ...accountableBy,
      ...responsibleBy,
    ]),
    ...[...model.agreements.values()]
      .filter(
        ({ providerRef, consumerRefs }) =>
          providerRef === groupRef || consumerRefs.includes(groupRef),
      )
      .map(({ ref }) => ref),
    ...reviewsOf(model, groupRef).map(({ ref }) => ref),
  ];
}
