import {
  RequestAnswer,
  RequestCommandName,
  Risk,
  parseRequestCommand,
  requestCommandSchema,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';

/** What a person fills in to give a command; days as 2026-12-31. */
export interface CommandForm {
  comment: string;
  opinion: '' | 'no-objection' | 'objection';
  ownerRef: string;
  changeUrl: string;
  title: string;
  risk: Risk;
  validFrom: string;
  validTo: string;
}

const dayOf = (moment: string | undefined) =>
  moment ? (DateTime.fromISO(moment).toISODate() ?? '') : '';

const momentOf = (day: string, edge: 'startOf' | 'endOf') =>
  DateTime.fromISO(day)[edge]('day').toUTC().toISO() ?? '';

/** @param name - of the command; a renewal has to end later than what it renews, so that somebody has to say when */
export function emptyForm(
  request: RequestAnswer,
  name?: RequestCommandName,
): CommandForm {
  return {
    comment: '',
    opinion: '',
    ownerRef: '',
    changeUrl: '',
    title: request.title,
    risk: request.risk,
    validFrom: dayOf(request.validFrom),
    validTo: name === 'renew' ? '' : dayOf(request.validTo),
  };
}

/** Whether the command is refused without a comment. */
export function needsComment(name: RequestCommandName): boolean {
  const schema = requestCommandSchema.options.find(
    option => option.shape.command.value === name,
  );
  return !schema?.shape.comment?.safeParse(undefined).success;
}

/** Whether it says who owns something, and not what was asked back. */
export function namesOwner(
  name: RequestCommandName,
  { kind, state }: RequestAnswer,
): boolean {
  return name === 'answer' && kind === 'clarification' && state === 'pending';
}

/** What still has to be filled in, in the order of the fields. */
export function missingOf(
  name: RequestCommandName,
  form: CommandForm,
  request: RequestAnswer,
): (keyof CommandForm)[] {
  const needed: (keyof CommandForm)[] = [
    ...(namesOwner(name, request) ? (['ownerRef', 'changeUrl'] as const) : []),
    ...(name === 'renew' ? (['validTo'] as const) : []),
    ...(needsComment(name) ? (['comment'] as const) : []),
  ];
  return needed.filter(field => !form[field].trim());
}

/** Why a link that was filled in can't be taken. */
export function problemOfLink(changeUrl: string) {
  if (!changeUrl.trim()) return undefined;
  const parsed = parseRequestCommand({
    command: 'answer',
    comment: '…',
    changeUrl: changeUrl.trim(),
  });
  return 'problems' in parsed ? parsed.problems[0] : undefined;
}

function editsOf(form: CommandForm, request: RequestAnswer) {
  const before = emptyForm(request);
  const { title, risk, validFrom, validTo } = form;
  return {
    ...(title !== before.title && { title }),
    ...(risk !== before.risk && { risk }),
    ...(validFrom !== before.validFrom && {
      validFrom: momentOf(validFrom, 'startOf'),
    }),
    ...(validTo !== before.validTo && { validTo: momentOf(validTo, 'endOf') }),
  };
}

/** The command as the API takes it; what is wrong with it the server says. */
export function commandOf(
  name: RequestCommandName,
  form: CommandForm,
  request: RequestAnswer,
): { command: RequestCommandName; [field: string]: unknown } {
  const comment = form.comment.trim() || undefined;
  const given = { command: name, comment };
  if (name === 'edit') return { ...given, content: editsOf(form, request) };
  if (name === 'renew') {
    return { ...given, validTo: momentOf(form.validTo, 'endOf') };
  }
  if (name === 'comment') {
    return { ...given, opinion: form.opinion || undefined };
  }
  if (namesOwner(name, request)) {
    return {
      ...given,
      ownerRef: form.ownerRef || undefined,
      changeUrl: form.changeUrl.trim() || undefined,
    };
  }
  return given;
}
