import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Level, levelOf } from '../coverage/cells';
import {
  OWN_RUNBOOK,
  ActiveException,
  EvaluateOptions,
  EvaluatedCell,
  EvaluatedEntity,
  createEvaluator,
} from '../coverage/evaluateEntity';
import { scoresOf } from '../coverage/sums';
import { ANNOTATIONS } from '../kinds/annotations';
import type {
  Agreement,
  OperatingModel,
  Responsibility,
  WhoStep,
  WhoToCall,
} from '../model/types';
import { OwnershipPolicy, policyViolations } from '../policies/policies';
import type {
  ActivityAnswer,
  AgreementAnswer,
  DefinitionInfo,
  EntityResponsibilities,
  EntityScore,
  PartyInfo,
  WhoAnswer,
} from './answers';
import { contactOf, titleOfRef } from './names';
import { runbookAnswer } from './runbookAnswer';

function describeActivity(
  model: OperatingModel,
  responsibility: Responsibility,
  about: {
    entityRef: string;
    cell: EvaluatedCell | undefined;
    exception: ActiveException | undefined;
    options: EvaluateOptions;
  },
): ActivityAnswer {
  const { entityRef, cell, exception, options } = about;
  const {
    activity,
    runbooks,
    agreements,
    accountable,
    responsible,
    support,
    consulted,
    informed,
  } = responsibility;
  return {
    activityRef: activity.ref,
    title: activity.title,
    risk: activity.risk,
    source: responsibility.source,
    matrixRef: responsibility.matrixRef,
    row: responsibility.row,
    note: responsibility.note,
    contested: responsibility.contested,
    rows: responsibility.rows.map(each => ({
      matrixRef: each.matrixRef,
      row: each.row,
      accountable: each.accountable,
    })),
    accountable,
    responsible,
    support,
    consulted,
    informed,
    validator: responsibility.validator,
    unresolved: responsibility.unresolved,
    runbooks: runbooks.map(runbook => runbookAnswer(model, runbook, options)),
    cell: cell && {
      ...cell.without,
      state: cell.state,
      runbookRef: cell.runbookRef === OWN_RUNBOOK ? entityRef : cell.runbookRef,
      countsFrom: cell.countsFrom,
    },
    agreements: agreements.map(agreement => agreement.ref),
    exceptions: exception ? [exception] : [],
  };
}

function reasonOf(model: OperatingModel, step: WhoStep): string {
  const activity = model.activities.get(step.activityRef ?? '')?.title;
  const runbook = model.runbooks.get(step.viaRef ?? '')?.title;
  const agreement = model.agreements.get(step.viaRef ?? '')?.title;
  const reasons: Record<WhoStep['role'], string> = {
    responsible: `responsible for ${activity}`,
    accountable: `accountable for ${activity}`,
    'runbook-escalation': `escalation of the runbook ${runbook}`,
    'agreement-escalation': `escalation of the agreement ${agreement}`,
    'entity-escalation': 'escalation that the entity names',
    owner: 'owner',
    'above-owner': 'above the owner',
  };
  return reasons[step.role];
}

function describeChain(
  model: OperatingModel,
  chain: WhoToCall,
): Pick<WhoAnswer, 'steps' | 'missing' | 'complete'> {
  return {
    steps: chain.steps.map(step => ({
      ref: step.ref,
      title: step.party.title,
      role: step.role,
      reason: reasonOf(model, step),
      viaRef: step.viaRef,
      contact: contactOf(step.party.contact),
    })),
    missing: chain.missing,
    complete: chain.complete,
  };
}

/**
 * Whom to call about an entity, as the API says it.
 *
 * @param activityRef - canonical; without it, the activity for incidents
 * @public
 */
export function describeWho(
  model: OperatingModel,
  entity: Entity,
  activityRef?: string,
): WhoAnswer {
  const chain = model.whoToCall(entity, activityRef);
  return {
    entityRef: stringifyEntityRef(entity),
    activityRef: activityRef ?? chain.steps[0]?.activityRef,
    ...describeChain(model, chain),
  };
}

function describeAgreement(agreement: Agreement): AgreementAnswer {
  const {
    ref,
    title,
    providerRef,
    consumerRefs,
    channelUrl,
    hours,
    targets,
    incidentLeadRef,
  } = agreement;
  return {
    ref,
    title,
    providerRef,
    consumerRefs,
    channelUrl,
    hours,
    targets,
    incidentLeadRef,
  };
}

function scoreOfEntity(
  { sums }: EvaluatedEntity,
  levels: readonly Level[] | undefined,
): EntityScore {
  const { score, scoreWithoutExceptions } = scoresOf(sums);
  return {
    score,
    scoreWithoutExceptions,
    level: score === undefined ? undefined : levelOf(score, levels),
    cells: sums.cells,
  };
}

function partyInfo(model: OperatingModel, ref: string): PartyInfo {
  return {
    ...titleOfRef(model, ref),
    contact: contactOf(model.parties.get(ref)?.contact ?? {}),
  };
}

/** Every group and user that the answer names outside its chain, which has their titles already. */
function namedParties(
  answer: Pick<
    EntityResponsibilities,
    'ownerRef' | 'activities' | 'agreements'
  >,
): Set<string> {
  const refs = [
    answer.ownerRef,
    ...answer.activities.flatMap(activity => [
      activity.accountable,
      ...activity.responsible,
      ...activity.support,
      ...activity.consulted,
      ...activity.informed,
      activity.validator,
      ...activity.rows.map(row => row.accountable),
      ...activity.runbooks.map(runbook => runbook.validated?.by),
      ...activity.exceptions.flatMap(({ approvedBy }) => approvedBy),
    ]),
    ...answer.agreements.flatMap(
      ({ providerRef, consumerRefs, incidentLeadRef }) => [
        providerRef,
        ...consumerRefs,
        incidentLeadRef,
      ],
    ),
  ];
  return new Set(refs.filter(ref => ref !== undefined));
}

function namedDefinitions(
  model: OperatingModel,
  responsibilities: readonly Responsibility[],
) {
  const definitions: Record<string, DefinitionInfo> = {};
  const add = (
    definition: { ref: string; title: string; origin: object } | undefined,
  ) => {
    if (definition)
      definitions[definition.ref] = {
        title: definition.title,
        ...definition.origin,
      };
  };
  for (const { rows, runbooks, agreements } of responsibilities) {
    rows.forEach(row => add(model.matrices.get(row.matrixRef)));
    runbooks.filter(runbook => !runbook.inline).forEach(add);
    agreements.forEach(add);
  }
  return definitions;
}

/**
 * All that the model says about an entity, as the API says it.
 *
 * @public
 */
export function describeEntity(
  model: OperatingModel,
  entity: Entity,
  {
    policies = [],
    levels,
    ...options
  }: EvaluateOptions & {
    policies?: readonly OwnershipPolicy[];
    levels?: readonly Level[];
  } = {},
): EntityResponsibilities {
  const resolved = model.resolve(entity);
  const { responsibilities } = resolved;
  const evaluated = createEvaluator(model, options)(entity, resolved);
  const findException = options.exceptionsOf?.(entity);
  const activities = responsibilities.map(each =>
    describeActivity(model, each, {
      entityRef: resolved.ref,
      cell: evaluated.cells.find(
        cell => cell.activityRef === each.activity.ref,
      ),
      // An activity that asks for no runbook has no cell, and may be excused all the same.
      exception: findException?.(each.activity.ref),
      options,
    }),
  );
  const agreements = [
    ...new Set(responsibilities.flatMap(each => each.agreements)),
  ].map(describeAgreement);
  const ownerRef = model.ownerOf(entity);
  return {
    entityRef: stringifyEntityRef(entity),
    ownerRef,
    criticality: entity.metadata.annotations?.[ANNOTATIONS.criticality],
    compiledAt: model.now.toISOString(),
    score: scoreOfEntity(evaluated, levels),
    activities,
    who: describeWho(model, entity),
    agreements,
    policies: policyViolations(policies, entity),
    parties: Object.fromEntries(
      [...namedParties({ ownerRef, activities, agreements })].map(ref => [
        ref,
        partyInfo(model, ref),
      ]),
    ),
    definitions: namedDefinitions(model, responsibilities),
    hidden: 0,
  };
}
