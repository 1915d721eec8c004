import { Entity } from '@backstage/catalog-model';
import { createConsumerIndex } from './agreements';
import { isGroupRef, ancestorsOf } from './groups';
import { createStandingFinder, ownerOf } from './standing';
import { isOperated } from './plans';
import { createResolver } from './responsibilities';
import { Definitions, sortDefinitions } from './sortDefinitions';
import { CompileOptions, OperatingModel } from './types';
import { whoToCall } from './whoToCall';

/** The kinds that a model is compiled from; a reader of a catalog asks for these. @public */
export const MODEL_KINDS = [
  'Group',
  'User',
  'System',
  'Domain',
  'Activity',
  'Runbook',
  'ResponsibilityMatrix',
  'Agreement',
] as const;

/**
 * Compiles the definitions of an organization into a model that answers questions about any entity. Pure: the same entities
 * and moment give the same answers, in whatever order the entities come. Definitions that can't be understood are left out
 * and listed under `refused`; nothing in here throws because of them.
 *
 * @param entities - of `MODEL_KINDS`; others are passed over
 * @public
 */
export function compileOperatingModel(
  entities: Iterable<Entity>,
  options: CompileOptions,
): OperatingModel {
  const definitions = sortDefinitions(entities);
  const isGroup = (ref: string) =>
    isGroupRef(ref) && definitions.parties.has(ref);
  const standingOf = createStandingFinder(definitions);
  const agreementsConsumedBy = createConsumerIndex(definitions);
  const resolve = createResolver(definitions, {
    now: options.now,
    isGroup,
    standingOf,
    agreementsConsumedBy,
  });
  const incidentActivityRef =
    options.incidentActivityRef ?? 'activity:default/respond-to-incidents';
  const model: OperatingModel = {
    now: options.now,
    activities: definitions.activities,
    runbooks: definitions.runbooks,
    matrices: definitions.matrices,
    agreements: definitions.agreements,
    parties: definitions.parties,
    systems: definitions.systems,
    domains: definitions.domains,
    refused: definitions.refused,
    resolve,
    responsibilitiesOf: entity => resolve(entity).responsibilities,
    whoToCall: (entity, activityRef = incidentActivityRef) =>
      whoToCall(model, entity, activityRef),
    ownerOf,
    agreementsConsumedBy,
    isOperated,
    has: createHas(definitions),
    ancestorsOf: ref => ancestorsOf(definitions.parties, ref),
  };
  return model;
}

function createHas(definitions: Definitions) {
  const { activities, runbooks, matrices, agreements, parties } = definitions;
  const refused = new Map(definitions.refused.map(each => [each.ref, each]));
  const byKind: Record<string, ReadonlyMap<string, unknown>> = {
    activity: activities,
    runbook: runbooks,
    responsibilitymatrix: matrices,
    agreement: agreements,
    group: parties,
    user: parties,
    system: definitions.systems,
    domain: definitions.domains,
  };
  return (ref: string) =>
    // What is refused is there all the same, and has a finding of its own.
    byKind[ref.slice(0, ref.indexOf(':'))] &&
    (byKind[ref.slice(0, ref.indexOf(':'))].has(ref) || refused.has(ref));
}
