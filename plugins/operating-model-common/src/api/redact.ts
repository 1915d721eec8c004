import type {
  ActivityAnswer,
  EntityResponsibilities,
  RunbookAnswer,
  WhoAnswer,
} from './answers';
import type { DefinitionAnswer } from './definitionAnswer';

// The model sees the whole catalog; the person who asks may not. These take out of an answer what they may not read.

type Hidden = ReadonlySet<string>;

/** Every reference that a chain names. @public */
export function refsOfWho(answer: WhoAnswer): string[] {
  return [
    answer.activityRef,
    ...answer.steps.flatMap(step => [step.ref, step.viaRef]),
  ].filter(ref => ref !== undefined);
}

/** Every reference that an answer names. @public */
export function refsOfEntityAnswer(answer: EntityResponsibilities): string[] {
  return [
    ...answer.activities.map(activity => activity.activityRef),
    ...Object.keys(answer.parties),
    ...Object.keys(answer.definitions),
    ...refsOfWho(answer.who),
  ];
}

/** @public */
export function whoWithoutHidden(answer: WhoAnswer, hidden: Hidden): WhoAnswer {
  return {
    ...answer,
    activityRef: hidden.has(answer.activityRef ?? '')
      ? undefined
      : answer.activityRef,
    steps: answer.steps
      .filter(step => !hidden.has(step.ref))
      .map(step => {
        const about = step.viaRef ?? answer.activityRef;
        if (!about || !hidden.has(about)) return step;
        // The reason names the title of what is hidden.
        return {
          ...step,
          viaRef: undefined,
          reason: step.role.replace('-', ' '),
        };
      }),
  };
}

function runbooksWithoutHidden(
  runbooks: RunbookAnswer[],
  hidden: Hidden,
): RunbookAnswer[] {
  return runbooks
    .filter(runbook => !hidden.has(runbook.ref))
    .map(runbook =>
      runbook.validated && hidden.has(runbook.validated.by)
        ? { ...runbook, validated: undefined }
        : runbook,
    );
}

function activityWithoutHidden(
  activity: ActivityAnswer,
  hidden: Hidden,
): ActivityAnswer {
  const seen = (refs: string[]) => refs.filter(ref => !hidden.has(ref));
  const one = (ref: string | undefined) =>
    ref && hidden.has(ref) ? undefined : ref;
  const bySeenMatrix =
    activity.matrixRef !== undefined && !hidden.has(activity.matrixRef);
  return {
    ...activity,
    matrixRef: bySeenMatrix ? activity.matrixRef : undefined,
    row: bySeenMatrix ? activity.row : undefined,
    // Of merged rows it may be any one's.
    note: activity.rows.some(row => hidden.has(row.matrixRef))
      ? undefined
      : activity.note,
    rows: activity.rows
      .filter(row => !hidden.has(row.matrixRef))
      .map(row => ({ ...row, accountable: one(row.accountable) })),
    accountable: one(activity.accountable),
    responsible: seen(activity.responsible),
    support: seen(activity.support),
    consulted: seen(activity.consulted),
    informed: seen(activity.informed),
    validator: one(activity.validator),
    runbooks: runbooksWithoutHidden(activity.runbooks, hidden),
    cell: activity.cell && {
      ...activity.cell,
      runbookRef: one(activity.cell.runbookRef),
    },
    agreements: seen(activity.agreements),
  };
}

const without = <T>(
  record: Record<string, T>,
  hidden: Hidden,
): Record<string, T> =>
  Object.fromEntries(
    Object.entries(record).filter(([ref]) => !hidden.has(ref)),
  );

/**
 * An answer without the references that its reader may not see. Scores stay as they are: they would else depend on who looks.
 *
 * @public
 */
export function withoutHidden(
  answer: EntityResponsibilities,
  hidden: Hidden,
): EntityResponsibilities {
  if (hidden.size === 0) return answer;
  return {
    ...answer,
    ownerRef:
      answer.ownerRef && hidden.has(answer.ownerRef)
        ? undefined
        : answer.ownerRef,
    activities: answer.activities
      .filter(activity => !hidden.has(activity.activityRef))
      .map(activity => activityWithoutHidden(activity, hidden)),
    who: whoWithoutHidden(answer.who, hidden),
    agreements: answer.agreements
      .filter(agreement => !hidden.has(agreement.ref))
      .map(agreement => ({
        ...agreement,
        providerRef: hidden.has(agreement.providerRef ?? '')
          ? undefined
          : agreement.providerRef,
        consumerRefs: agreement.consumerRefs.filter(ref => !hidden.has(ref)),
        incidentLeadRef: hidden.has(agreement.incidentLeadRef ?? '')
          ? undefined
          : agreement.incidentLeadRef,
      })),
    parties: without(answer.parties, hidden),
    definitions: without(answer.definitions, hidden),
    hidden: hidden.size,
  };
}

/** @public */
export function definitionWithoutHidden(
  answer: DefinitionAnswer,
  hidden: Hidden,
): DefinitionAnswer {
  if (hidden.size === 0) return answer;
  const seen = (refs: string[]) => refs.filter(ref => !hidden.has(ref));
  return {
    ...answer,
    rows: answer.rows
      .filter(row => !hidden.has(row.matrixRef) && !hidden.has(row.activityRef))
      .map(row => ({
        ...row,
        accountable: seen(row.accountable),
        responsible: seen(row.responsible),
        support: seen(row.support),
        consulted: seen(row.consulted),
        informed: seen(row.informed),
        validator: seen(row.validator),
      })),
    runbooks: runbooksWithoutHidden(answer.runbooks, hidden),
    names: without(answer.names, hidden),
    contacts: without(answer.contacts, hidden),
    hidden: hidden.size,
  };
}
