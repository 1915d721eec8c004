import { REQUEST_COMMANDS, RequestCommandName } from './commands';
import { commandsIn, edgesFrom } from './edges';
import { effectiveState } from './effectiveState';
import { forbidden } from './problems';
import { SYSTEM_ACTOR } from './record';
import { isPerson, isRequesting, spokenFor, whyNotDecide } from './separation';
import {
  MembersOf,
  RequestActor,
  RequestProblem,
  RequestRecord,
} from './types';

/** What is asked to know who may do what. @public */
export interface GuardContext {
  now: Date;
  membersOf: MembersOf;
}

interface Question extends GuardContext {
  request: RequestRecord;
  actor: RequestActor;
}

type Guard = (question: Question) => RequestProblem | undefined;

const approversOf = ({ routing }: RequestRecord) =>
  routing?.approvers.map(({ ref }) => ref) ?? [];

function needsPerson({ actor }: Question): RequestProblem | undefined {
  return isPerson(actor.userRef)
    ? undefined
    : forbidden('This takes a person', 'sign in with an account of your own');
}

function isApprover({ request, actor, membersOf }: Question): boolean {
  return spokenFor(actor, approversOf(request), membersOf).length > 0;
}

const asks: Guard = question =>
  needsPerson(question) ??
  (isRequesting(question.request, question.actor)
    ? undefined
    : forbidden(
        'Only who asked for it, or a member of the group that it was asked for, may do this',
        'ask them',
      ));

const decides: Guard = ({ request, actor, membersOf }) =>
  whyNotDecide(request, actor, membersOf);

const edits: Guard = question => {
  const { request, actor } = question;
  // An agent may work on a draft of its own; from submission on it takes a person.
  if (request.state === 'draft') {
    return isRequesting(request, actor) ? undefined : asks(question);
  }
  if (actor.isAdmin || isApprover(question)) return needsPerson(question);
  return asks(question);
};

const approves: Guard = question =>
  decides(question) ??
  (question.request.decisions.some(({ by }) => by === question.actor.userRef)
    ? forbidden(
        'You have approved already; one person counts once',
        'wait for the others',
      )
    : undefined);

const revokes: Guard = question =>
  needsPerson(question) ??
  (question.actor.isAdmin || isApprover(question)
    ? undefined
    : forbidden(
        'Only those who decide, or an administrator, may revoke it',
        'ask one of them',
      ));

const implementsIt: Guard = question => {
  const { request, actor, membersOf } = question;
  const who = request.routing?.responsible ?? [];
  return (
    needsPerson(question) ??
    (isRequesting(request, actor) || spokenFor(actor, who, membersOf).length
      ? undefined
      : forbidden(
          'Only who asked for it, or who is responsible for the activity, may implement it',
          'ask one of them',
        ))
  );
};

const verifies: Guard = question => {
  const { request, actor, membersOf } = question;
  const { routing, implementers, answer } = request;
  const hands = [...implementers, answer?.by];
  if (hands.includes(actor.userRef)) {
    return forbidden(
      answer
        ? 'You answered it, so somebody else has to verify it'
        : 'You implemented it, so somebody else has to verify it',
      'ask another member of the groups concerned',
    );
  }
  const who = [...approversOf(request), routing?.validator ?? []].flat();
  return (
    needsPerson(question) ??
    (isRequesting(request, actor) || spokenFor(actor, who, membersOf).length
      ? undefined
      : forbidden(
          'Only who asked for it, who decided it or who validates it may verify it',
          'ask one of them',
        ))
  );
};

const answers: Guard = question => {
  const { request, actor } = question;
  if (request.state === 'info-requested') return asks(question);
  // Where the model names nobody, those who can change the model have to say who it is.
  if (actor.isAdmin && approversOf(request).length === 0) {
    const other = 'ask another administrator';
    if (isRequesting(request, actor)) {
      return forbidden('You asked for this, so you can not answer it', other);
    }
    return request.editors.includes(actor.userRef)
      ? forbidden('You changed its risk, so you can not answer it', other)
      : needsPerson(question);
  }
  return decides(question);
};

const fails: Guard = question =>
  question.request.state === 'implemented'
    ? verifies(question)
    : implementsIt(question);

const GUARDS: Record<RequestCommandName, Guard> = {
  submit: asks,
  edit: edits,
  comment: needsPerson,
  ask: decides,
  answer: answers,
  approve: approves,
  reject: decides,
  withdraw: asks,
  revoke: revokes,
  renew: asks,
  resolve: ({ actor }) =>
    actor.userRef === SYSTEM_ACTOR.userRef
      ? undefined
      : forbidden(
          'An exception is resolved when its check has passed often enough',
          'revoke it, if it must end now',
        ),
  start: implementsIt,
  complete: implementsIt,
  fail: fails,
  verify: verifies,
};

/** Whether the table and the state let a command be given at all. */
function isLegal(
  { content, state, awaitingDecision }: RequestRecord,
  command: RequestCommandName,
): boolean {
  const decidesLate =
    state === 'active' && ['approve', 'reject'].includes(command);
  return (
    edgesFrom(content.kind, state, command).length > 0 &&
    (!decidesLate || awaitingDecision)
  );
}

function legality(
  request: RequestRecord,
  command: RequestCommandName,
): RequestProblem | undefined {
  if (isLegal(request, command)) return undefined;
  const { content, state } = request;
  const possible = commandsIn(content.kind, state, REQUEST_COMMANDS);
  return {
    code: 'illegal',
    message: `"${command}" is not possible for ${content.kind === 'exception' || content.kind === 'addition' ? 'an' : 'a'} ${content.kind} that is ${state}`,
    remedy: `possible now: ${possible.join(', ')}`,
  };
}

/** Why somebody may not give a command, the request being as it is recorded. */
export function guard(
  command: RequestCommandName,
  question: Question,
): RequestProblem | undefined {
  return legality(question.request, command) ?? GUARDS[command](question);
}

/** Whether a person may give a command now, and if not, why. @public */
export interface CommandPermission {
  command: RequestCommandName;
  allowed: boolean;
  problem?: RequestProblem;
}

/**
 * For each command that leads on from where the request is, whether a person may give it now and if not, why; the page shows both.
 *
 * @public
 */
export function allowedCommands(
  request: RequestRecord,
  actor: RequestActor,
  context: GuardContext,
): CommandPermission[] {
  const current = {
    ...request,
    state: effectiveState(request, context.now),
  };
  return REQUEST_COMMANDS.filter(command => isLegal(current, command)).map(
    command => {
      const problem = GUARDS[command]({ ...context, request: current, actor });
      return { command, allowed: !problem, problem };
    },
  );
}
