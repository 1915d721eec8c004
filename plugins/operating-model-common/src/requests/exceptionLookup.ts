import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ActiveException } from '../coverage/evaluateEntity';
import { selectorOf } from '../model/selection';
import { OperatingModel } from '../model/types';
import { isExcusing } from './effectiveState';
import { RequestRecord } from './types';

type ExceptionRecord = RequestRecord & { content: { kind: 'exception' } };

interface Excuse {
  exception: ActiveException;
  /** Whether it is about an entity. */
  covers(entity: Entity, ref: string): boolean;
}

/** Finds the exceptions that are active at a moment. @public */
export interface ExceptionLookup {
  /** @returns the one that ends last */
  ofCell(entity: Entity, activityRef: string): ActiveException | undefined;
  ofRule(entity: Entity, rule: string): ActiveException | undefined;
}

function excuseOf({ id, content, decisions }: ExceptionRecord): Excuse {
  const { subject, scope, category, validTo } = content;
  const exception = {
    requestId: id,
    category,
    validTo,
    approvedBy: decisions.map(({ by }) => by),
  };
  if ('entityRef' in subject) {
    return { exception, covers: (_, ref) => ref === subject.entityRef };
  }
  if (scope && 'entityRefs' in scope) {
    const refs = new Set(scope.entityRefs);
    return { exception, covers: (_, ref) => refs.has(ref) };
  }
  if (scope) {
    const selects = selectorOf(scope.appliesTo);
    return { exception, covers: entity => selects(entity) };
  }
  return { exception, covers: () => false };
}

/** What an exception is about besides its entities: an activity, a rule, or every activity of them. */
function topicOf({ content }: ExceptionRecord, model: OperatingModel) {
  const { subject } = content;
  switch (subject.type) {
    case 'cell':
    case 'activity':
      return subject.activityRef;
    case 'matrix-row':
      return model.matrices.get(subject.matrixRef)?.rows[subject.row - 1]
        ?.activityRef;
    case 'finding':
    case 'rule':
      return `rule ${subject.rule}`;
    case 'entity':
      return '*';
    default:
      return undefined;
  }
}

/**
 * @param requests - exceptions; those that excuse nothing at the moment are passed over
 * @public
 */
export function createExceptionLookup(
  model: OperatingModel,
  requests: Iterable<RequestRecord>,
  now: Date,
): ExceptionLookup {
  const byTopic = new Map<string, Excuse[]>();
  for (const request of requests) {
    if (!isExcusing(request, now)) continue;
    const record = request as ExceptionRecord;
    const topic = topicOf(record, model);
    if (!topic) continue;
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), excuseOf(record)]);
  }
  for (const excuses of byTopic.values()) {
    excuses.sort((a, b) =>
      b.exception.validTo.localeCompare(a.exception.validTo, 'en'),
    );
  }
  const find = (topics: string[], entity: Entity) => {
    if (byTopic.size === 0) return undefined;
    const ref = stringifyEntityRef(entity);
    return topics
      .flatMap(topic => byTopic.get(topic) ?? [])
      .find(({ covers }) => covers(entity, ref))?.exception;
  };
  return {
    ofCell: (entity, activityRef) => find([activityRef, '*'], entity),
    ofRule: (entity, rule) => find([`rule ${rule}`], entity),
  };
}
