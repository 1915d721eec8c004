import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Risk } from '../kinds/fields';
import { isPlaceholder } from '../kinds/fields';
import { OperatingModel } from '../model/types';
import { revisionOf } from './canonicalJson';
import { RequestDraft } from './draft';
import { higherRisk } from './limits';
import { RequestPolicy } from './policy';
import { Voice, countVoices } from './quorum';
import { isPerson } from './separation';
import { RequestSubject } from './subject';
import { Approver, MembersOf, RequestProblem, Routing } from './types';

/** @public */
export interface RouteContext {
  policy: RequestPolicy;
  membersOf: MembersOf;
  /** People who can't decide: who asks, and who had a hand in it. */
  barred: readonly string[];
  /** How many renewals led to the request. */
  renewals?: number;
  /** Whether the activity is a standard change, approved in advance. */
  preApproved?: boolean;
}

/** @public */
export type RouteResult = { routing: Routing } | { problem: RequestProblem };

/** The people who may speak for some groups and users. */
export function eligibleVoices(
  refs: readonly string[],
  { membersOf, barred }: Pick<RouteContext, 'membersOf' | 'barred'>,
): Voice[] {
  const groups = new Map<string, string[]>();
  for (const ref of refs) {
    const people = ref.startsWith('group:') ? membersOf(ref) : [ref];
    for (const person of people) {
      if (!isPerson(person) || barred.includes(person)) continue;
      groups.set(person, [...(groups.get(person) ?? []), ref]);
    }
  }
  return [...groups].map(([by, spoken]) => ({ by, groups: spoken }));
}

/** What a definition says about who answers for a subject. */
interface Named {
  accountable?: string;
  /** Why it is the one. */
  reason: string;
  /** Who else may be asked to approve, the nearest first. */
  further: Approver[];
  consulted: readonly string[];
  informed: readonly string[];
  responsible: readonly string[];
  validator?: string;
  matrixRef?: string;
  row?: number;
  leastRisk?: Risk;
  /** What the answer rests on; its revision is kept. */
  basis?: unknown;
}

const nobody = { consulted: [], informed: [], responsible: [], further: [] };

function namedForActivity(
  model: OperatingModel,
  entity: Entity,
  activityRef: string,
): Named {
  const found = model
    .responsibilitiesOf(entity)
    .find(({ activity }) => activity.ref === activityRef);
  const activity = model.activities.get(activityRef);
  const title = activity?.title ?? activityRef;
  if (!found) {
    return { ...nobody, reason: `${title} does not apply to it` };
  }
  const { accountable, source, matrixRef, row, contested } = found;
  const { consulted, informed, responsible, validator } = found;
  const said =
    source === 'matrix'
      ? `accountable for ${title} by ${matrixRef}, row ${row}`
      : `owner; no matrix has a row for ${title}`;
  return {
    accountable,
    reason: contested ? `${said}; another matrix disagrees` : said,
    further: activity?.ownerRef
      ? [{ ref: activity.ownerRef, reason: `owner of ${title}` }]
      : [],
    consulted,
    informed,
    responsible,
    validator,
    matrixRef,
    row,
    leastRisk: activity?.risk,
    basis: { accountable, consulted, informed, matrixRef, row },
  };
}

function owned(ref: string | undefined, what: string): Named {
  return {
    ...nobody,
    accountable: ref,
    reason: `owner of ${what}`,
    basis: { accountable: ref },
  };
}

function namedForRow(
  model: OperatingModel,
  matrixRef: string,
  row: number,
): Named {
  const matrix = model.matrices.get(matrixRef);
  const found = matrix?.rows.find(each => each.row === row);
  if (!matrix || !found) {
    return { ...nobody, reason: `${matrixRef} has no row ${row}` };
  }
  const real = (refs: readonly string[]) =>
    refs.filter(ref => !isPlaceholder(ref));
  const { parties, validator } = found;
  const [accountable] = real(parties.accountable);
  return {
    accountable: accountable ?? matrix.ownerRef,
    reason: accountable
      ? `accountable by ${matrixRef}, row ${row}`
      : `owner of ${matrix.title}; the row names nobody outright`,
    further: matrix.ownerRef
      ? [{ ref: matrix.ownerRef, reason: `owner of ${matrix.title}` }]
      : [],
    consulted: real(parties.consulted),
    informed: real(parties.informed),
    responsible: real(parties.responsible),
    validator: real(validator)[0],
    matrixRef,
    row,
    leastRisk: model.activities.get(found.activityRef)?.risk,
    basis: found,
  };
}

function namedFor(
  model: OperatingModel,
  entity: Entity | undefined,
  { subject, policy }: { subject: RequestSubject; policy: RequestPolicy },
): Named {
  const ownerOfEntity = () =>
    entity?.kind === 'Group'
      ? {
          ...owned(stringifyEntityRef(entity), 'itself'),
          reason: 'the group that it is about',
        }
      : owned(entity && model.ownerOf(entity), 'the entity');
  const ownerOfRules = () => ({
    ...owned(policy.rulesOwner, 'the rules'),
    reason: 'decides about exceptions from rules, by the configuration',
  });
  switch (subject.type) {
    case 'cell':
      return entity
        ? namedForActivity(model, entity, subject.activityRef)
        : ownerOfEntity();
    case 'entity':
      return ownerOfEntity();
    case 'finding': {
      const named = ownerOfEntity();
      return named.accountable || !policy.rulesOwner ? named : ownerOfRules();
    }
    case 'activity': {
      const activity = model.activities.get(subject.activityRef);
      return {
        ...owned(activity?.ownerRef, activity?.title ?? subject.activityRef),
        leastRisk: activity?.risk,
      };
    }
    case 'runbook': {
      const runbook = model.runbooks.get(subject.runbookRef);
      return owned(runbook?.ownerRef, runbook?.title ?? subject.runbookRef);
    }
    case 'agreement': {
      const agreement = model.agreements.get(subject.agreementRef);
      return {
        ...owned(agreement?.providerRef, 'the agreement, as its provider'),
        reason: 'provider of the agreement',
        consulted: agreement?.consumerRefs ?? [],
      };
    }
    case 'matrix-row':
      return namedForRow(model, subject.matrixRef, subject.row);
    case 'rule':
      return ownerOfRules();
    default:
      return { ...nobody, reason: 'unknown' };
  }
}

/** Everybody who could be asked to approve, the nearest to the subject first. */
function candidates(
  model: OperatingModel,
  entity: Entity | undefined,
  named: Named,
): Approver[] {
  const { accountable, reason, further, consulted } = named;
  if (!accountable) return [];
  const above = (ref: string) =>
    model.ancestorsOf(ref).map(each => ({ ref: each, reason: `above ${ref}` }));
  const deputy = model.parties.get(accountable)?.deputyRef;
  const owner = entity && model.ownerOf(entity);
  // A person has nobody above; then it is for the entity's owner.
  const isUser = accountable.startsWith('user:');
  return [
    { ref: accountable, reason },
    ...(deputy ? [{ ref: deputy, reason: `deputy of ${accountable}` }] : []),
    ...above(accountable),
    ...(isUser && owner && owner !== accountable
      ? [{ ref: owner, reason: 'owner of the entity' }, ...above(owner)]
      : []),
    ...further,
    ...consulted.map(ref => ({ ref, reason: 'consulted' })),
  ];
}

const unroutable = (message: string): RouteResult => ({
  problem: {
    code: 'unroutable',
    field: 'subject',
    message,
    remedy: 'ask who owns it with a clarification',
    offer: 'clarification',
  },
});

/** Why somebody who comes first is not asked. */
function whyPassedOver(ref: string, { parties }: OperatingModel): string {
  return parties.has(ref)
    ? `${ref} has nobody but those who ask`
    : `in place of ${ref}, which does not exist`;
}

/** Of the candidates, those who are asked: as many as it takes for the approvals that are needed. */
function chooseApprovers(
  all: readonly Approver[],
  needs: { approvers: number; differentGroups: boolean },
  context: Pick<RouteContext, 'membersOf' | 'barred'>,
): Approver[] {
  const chosen: Approver[] = [];
  const count = (approvers: readonly Approver[]) =>
    countVoices(
      eligibleVoices(
        approvers.map(({ ref }) => ref),
        context,
      ),
      needs.differentGroups,
    );
  for (const candidate of all) {
    if (count(chosen) >= needs.approvers) break;
    if (
      !chosen.some(({ ref }) => ref === candidate.ref) &&
      count([...chosen, candidate]) > count(chosen)
    ) {
      chosen.push(candidate);
    }
  }
  return chosen;
}

/**
 * Who decides a draft and who is heard. It goes to A of the subject's row; past those who have nobody to decide but the people
 * who ask, to the group above.
 *
 * @param entity - the entity that the draft is about, where it is about one
 * @public
 */
export function routeRequest(
  model: OperatingModel,
  entity: Entity | undefined,
  draft: RequestDraft,
  context: RouteContext,
): RouteResult {
  const { policy, renewals = 0, preApproved = false } = context;
  const { subject, kind } = draft;
  const named = namedFor(model, entity, { subject, policy });
  const { accountable, leastRisk, basis } = named;
  const clarifies = kind === 'clarification';
  const all = candidates(model, entity, named);
  if (all.length === 0 && !clarifies) {
    return unroutable(
      accountable
        ? 'Nobody can decide this'
        : `Nobody is accountable for it (${named.reason})`,
    );
  }
  const levelsUp = kind === 'exception' && renewals > policy.renewals ? 1 : 0;
  const risk = higherRisk(draft.risk, leastRisk);
  const needs = clarifies
    ? { approvers: 1, differentGroups: false }
    : policy.byRisk[risk];
  const asked = clarifies
    ? withNearest(model, entity, { all, subject })
    : all.slice(levelsUp);
  const skipped = asked.findIndex(
    ({ ref }) => eligibleVoices([ref], context).length,
  );
  const approvers = chooseApprovers(asked, needs, context).map(
    (approver, index) => {
      if (index > 0 || skipped <= 0) {
        return levelsUp && index === 0
          ? {
              ...approver,
              reason: `${approver.reason}; renewed ${renewals} times`,
            }
          : approver;
      }
      return {
        ...approver,
        reason: `${approver.reason}; ${whyPassedOver(asked[0].ref, model)}`,
      };
    },
  );
  if (approvers.length === 0 && !clarifies) {
    return unroutable(
      `${accountable} is accountable for it, and neither it nor anybody above has a member besides those who ask`,
    );
  }
  const heard = approvers.map(({ ref }) => ref);
  return {
    routing: {
      approvers,
      consulted: named.consulted.filter(ref => !heard.includes(ref)),
      informed: [...named.informed],
      responsible: [...named.responsible],
      validator: named.validator,
      matrixRef: named.matrixRef,
      row: named.row,
      revision: basis === undefined ? undefined : revisionOf(basis),
      leastRisk,
      preApproved,
    },
  };
}

/** Who may answer the question who owns something: whoever is named near to it, and at last whom one would call about it. */
function withNearest(
  model: OperatingModel,
  entity: Entity | undefined,
  { all, subject }: { all: readonly Approver[]; subject: RequestSubject },
): Approver[] {
  if (!entity) return [...all];
  const owner = model.ownerOf(entity);
  const owners = owner
    ? [owner, ...model.ancestorsOf(owner)].map(ref => ({
        ref,
        reason: ref === owner ? 'owner of the entity' : `above ${owner}`,
      }))
    : [];
  const activityRef =
    'activityRef' in subject ? subject.activityRef : undefined;
  const { steps } = model.whoToCall(entity, activityRef);
  const called = steps.map(({ ref }) => ({
    ref,
    reason: 'called about it when something happens',
  }));
  return [...all, ...owners, ...called];
}
