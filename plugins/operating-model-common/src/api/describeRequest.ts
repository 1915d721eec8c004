import type { OperatingModel } from '../model/types';
import { asOf } from '../requests/effectiveState';
import type { CommandPermission } from '../requests/guards';
import { describeRequestProblem } from '../requests/problems';
import { barredFromDeciding } from '../requests/separation';
import { refsOfSubject } from '../requests/subject';
import type { RequestRecord, Routing } from '../requests/types';
import { readableNamesOf, refsInText } from './names';
import type {
  RequestAnswer,
  RequestHistoryEvent,
  RequestItem,
} from './requestsAnswer';

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
  const { ended, state } = asOf(request, now);
  const dates = content.kind === 'exception' ? content : undefined;
  return {
    id: request.id,
    version: request.version,
    kind: content.kind,
    state,
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
    endedAt: ended?.at,
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
    request.ended?.by,
  ].filter(ref => ref !== undefined);
}

/** Every reference that events name, those within their texts included. @public */
export function refsOfEvents(events: readonly RequestHistoryEvent[]): string[] {
  return events.flatMap(({ actor, comment, problem }) => [
    ...(actor ? [actor] : []),
    ...refsInText(comment ?? ''),
    ...refsInText(problem?.message ?? ''),
  ]);
}

/** Every reference that a request's page names, those within its texts included. @public */
export function refsOfRequestPage(
  request: RequestRecord,
  commands: readonly CommandPermission[],
  history: RequestAnswer['history'],
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
    ...refsOfEvents(history.items),
  ];
}

/** Of those who had a hand in it, who belongs to those who decide. */
function barredRefsOf(model: OperatingModel, request: RequestRecord): string[] {
  const deciding = new Set(
    request.routing?.approvers.flatMap(({ ref }) => [
      ref,
      ...(model.parties.get(ref)?.memberRefs ?? []),
    ]),
  );
  return barredFromDeciding(request).filter(ref => deciding.has(ref));
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
    history: RequestAnswer['history'];
    now: Date;
  },
): RequestAnswer {
  const { commands, history, readable, now } = about;
  return {
    ...describeRequestItem(request, now),
    content: request.content,
    submittedBy: request.submittedBy,
    routing: request.routing,
    quorum: request.quorum,
    decisions: request.decisions,
    opinions: request.opinions,
    editors: request.editors,
    barredRefs: barredRefsOf(model, request),
    implementers: request.implementers,
    answer: request.answer,
    renewalOf: request.renewalOf,
    originalValidTo: request.originalValidTo,
    supersededBy: request.supersededBy,
    endedBy: asOf(request, now).ended?.by,
    renewedBy: request.renewedBy,
    notices: request.notices,
    commands: commands.map(({ command, allowed, problem }) => ({
      command,
      allowed,
      reason: problem && describeRequestProblem(problem),
    })),
    history,
    names: readableNamesOf(
      model,
      refsOfRequestPage(request, commands, history),
      readable,
    ),
    now: now.toISOString(),
  };
}
