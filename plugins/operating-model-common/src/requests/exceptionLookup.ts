import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ActiveException, FindException } from '../coverage/evaluateEntity';
import { selectorOf } from '../model/selection';
import { OperatingModel } from '../model/types';
import { isExcusing } from './effectiveState';
import { ExceptionTopic, exceptionTopic } from './exceptionTopic';
import { RequestRecord } from './types';

type ExceptionRecord = RequestRecord & { content: { kind: 'exception' } };

interface Excuse {
  /** What it excuses: a rule, an activity, or everything. */
  topic: string;
  exception: ActiveException;
}

/** Finds the exceptions that are active at a moment. @public */
export interface ExceptionLookup {
  /** @returns what finds, of the exceptions that excuse a cell of the entity, the one that ends last; undefined where none is excused */
  ofCells(entity: Entity): FindException | undefined;
  ofRule(entity: Entity, rule: string): ActiveException | undefined;
}

/** What an exception covers: the entities that it names, or those that a predicate selects. */
function coverageOf({
  content: { subject, scope },
}: ExceptionRecord): readonly string[] | ((entity: Entity) => boolean) {
  if ('entityRef' in subject) return [subject.entityRef];
  if (!scope) return [];
  return 'entityRefs' in scope ? scope.entityRefs : selectorOf(scope.appliesTo);
}

const keyOf = (topic: ExceptionTopic) => {
  if (topic === 'all') return '*';
  return 'rule' in topic ? `rule ${topic.rule}` : topic.activityRef;
};

/**
 * @param requests - exceptions; those that excuse nothing at the moment are passed over
 * @public
 */
export function createExceptionLookup(
  model: OperatingModel,
  requests: Iterable<RequestRecord>,
  now: Date,
): ExceptionLookup {
  // Most name their entities, so that whoever asks about another entity is through at once.
  const named = new Map<string, Excuse[]>();
  const selecting: (Excuse & { selects(entity: Entity): boolean })[] = [];
  for (const request of requests) {
    if (!isExcusing(request, now)) continue;
    const record = request as ExceptionRecord;
    const topic = exceptionTopic(record, model);
    if (!topic) continue;
    const { category, validTo } = record.content;
    const excuse = {
      topic: keyOf(topic),
      exception: {
        requestId: record.id,
        category,
        validTo,
        approvedBy: record.decisions.map(({ by }) => by),
      },
    };
    const covered = coverageOf(record);
    if (typeof covered === 'function') {
      selecting.push({ ...excuse, selects: covered });
      continue;
    }
    for (const ref of covered) {
      named.set(ref, [...(named.get(ref) ?? []), excuse]);
    }
  }
  // One entity is asked about many times in a row.
  let last: { entity: Entity; excuses: readonly Excuse[] } | undefined;
  const excusesOf = (entity: Entity): readonly Excuse[] => {
    if (named.size + selecting.length === 0) return [];
    if (last?.entity === entity) return last.excuses;
    const excuses = [
      ...(named.get(stringifyEntityRef(entity)) ?? []),
      ...selecting.filter(({ selects }) => selects(entity)),
    ];
    excuses.sort((a, b) =>
      b.exception.validTo.localeCompare(a.exception.validTo, 'en'),
    );
    last = { entity, excuses };
    return excuses;
  };
  const find = (excuses: readonly Excuse[], topics: readonly string[]) =>
    excuses.find(({ topic }) => topics.includes(topic))?.exception;
  return {
    ofCells(entity) {
      const excuses = excusesOf(entity);
      return excuses.length
        ? activityRef => find(excuses, [activityRef, '*'])
        : undefined;
    },
    ofRule: (entity, rule) => find(excusesOf(entity), [`rule ${rule}`]),
  };
}
