import type { OperatingModel } from '../model/types';
import { effectiveState } from '../requests/effectiveState';
import type { CommandPermission } from '../requests/guards';
import { describeRequestProblem } from '../requests/problems';
import { refsOfSubject } from '../requests/subject';
import type { RequestRecord, Routing } from '../requests/types';
import { readableNamesOf, refsInText } from './names';
import type { RequestAnswer, RequestItem } from './requestsAnswer';

/**
 * A request as a list shows it.
 *
 * @public
 */
export function describeRequestItem(
  request: RequestRecord,
  now: Date,
): RequestItem {
  const { content, routing, quorum } = request;
  const dates = content.kind === 'exception' ? content : undefined;
  return {
    id: request.id,
    version: request.version,
    kind: content.kind,
    state: effectiveState(request, now),
    title: content.title,
    subject: content.subject,
    risk: content.risk,
    requester: request.requester,
    requestingGroup: content.requestingGroup,
    ownerRef: request.ownerRef,
    createdAt: request.createdAt,
    submittedAt: request.submittedAt,
    decideBy: request.decideBy,
    decidedAt: request.decidedAt,
    validFrom: dates?.validFrom,
    validTo: dates?.validTo,
    approverRefs: routing?.approvers.map(({ ref }) => ref) ?? [],
    approvals: request.decisions.length,
    approvalsNeeded: quorum?.approvers ?? 0,
    approvedBy: request.decisions.map(({ by }) => by),
    differentGroups: quorum?.differentGroups ?? false,
    emergency: dates?.emergency ?? false,
    awaitingDecision: request.awaitingDecision,
    renewals: request.renewals,
  };
}

/** Every reference that a routing names. @public */
export function refsOfRouting(routing: Routing | undefined): string[] {
  if (!routing) return [];
  return [
    ...routing.approvers.flatMap(({ ref, reason }) => [
      ref,
      ...refsInText(reason),
    ]),
    ...routing.consulted,
    ...routing.informed,
    ...routing.responsible,
    routing.validator,
    routing.matrixRef,
  ].filter(ref => ref !== undefined);
}

/** Every reference that a request names. @public */
export function refsOfRequest(request: RequestRecord): string[] {
  return [
    request.requester,
    request.ownerRef,
    request.submittedBy,
    request.content.requestingGroup,
    ...refsOfSubject(request.content.subject),
    ...refsOfRouting(request.routing),
    ...request.decisions.flatMap(({ by, groups }) => [by, ...groups]),
    ...request.opinions.flatMap(({ by, groups }) => [by, ...groups]),
    ...request.editors,
    ...request.implementers,
    request.answer?.by,
    request.answer?.ownerRef,
  ].filter(ref => ref !== undefined);
}

/** Every reference that a request's page names, those within its texts included. @public */
export function refsOfRequestPage(
  request: RequestRecord,
  commands: readonly CommandPermission[],
): string[] {
  const { content, notices } = request;
  return [
    ...refsOfRequest(request),
    ...(content.kind === 'exception' &&
    content.scope &&
    'entityRefs' in content.scope
      ? content.scope.entityRefs
      : []),
    ...notices.flatMap(({ ref }) => refsInText(ref)),
    ...commands.flatMap(({ problem }) =>
      problem ? refsInText(describeRequestProblem(problem)) : [],
    ),
  ];
}

/**
 * A request as its page shows it.
 *
 * @param about - `readable`: of what `refsOfRequestPage` names, what the caller may read, with titles
 * @public
 */
export function describeRequest(
  model: OperatingModel,
  request: RequestRecord,
  about: {
    commands: readonly CommandPermission[];
    readable: ReadonlyMap<string, string | undefined>;
    now: Date;
  },
): RequestAnswer {
  const { commands, readable, now } = about;
  return {
    ...describeRequestItem(request, now),
    content: request.content,
    submittedBy: request.submittedBy,
    routing: request.routing,
    quorum: request.quorum,
    decisions: request.decisions,
    opinions: request.opinions,
    editors: request.editors,
    implementers: request.implementers,
    answer: request.answer,
    renewalOf: request.renewalOf,
    originalValidTo: request.originalValidTo,
    supersededBy: request.supersededBy,
    renewedBy: request.renewedBy,
    notices: request.notices,
    commands: commands.map(({ command, allowed, problem }) => ({
      command,
      allowed,
      reason: problem && describeRequestProblem(problem),
    })),
    names: readableNamesOf(
      model,
      refsOfRequestPage(request, commands),
      readable,
    ),
    now: now.toISOString(),
  };
}
