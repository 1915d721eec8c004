import { z } from 'zod';
import { strictFields } from '../kinds/fields';
import { moment, ref, text, webAddress } from './fields';
import { describeIssues } from './problems';
import { RequestProblem } from './types';

const comment = text(2_000);

const command = <TName extends string, TShape extends z.core.$ZodLooseShape>(
  name: TName,
  shape: TShape,
) => strictFields({ command: z.literal(name), ...shape });

/** @public */
export const requestCommandSchema = z.discriminatedUnion(
  'command',
  [
    command('submit', { comment: comment.optional() }),
    command('edit', {
      comment: comment.optional(),
      /** Fields of the draft with their new values; null removes one. */
      content: z.record(z.string(), z.unknown()),
    }),
    command('comment', {
      comment,
      /** What somebody who is consulted thinks. */
      opinion: z.enum(['no-objection', 'objection']).optional(),
    }),
    command('ask', { comment }),
    command('answer', {
      comment,
      /** Of a clarification: who owns it. */
      ownerRef: ref('Group').optional(),
      /** Of a clarification: the change that records it. */
      changeUrl: webAddress.optional(),
    }),
    command('approve', { comment: comment.optional() }),
    command('reject', { comment }),
    command('withdraw', { comment: comment.optional() }),
    command('revoke', { comment }),
    command('renew', { comment, validTo: moment }),
    command('resolve', { comment }),
    command('start', { comment: comment.optional() }),
    command('complete', { comment: comment.optional() }),
    command('fail', { comment }),
    command('verify', { comment: comment.optional() }),
  ],
  { error: 'name one of the commands of a request' },
);

/** @public */
export type RequestCommand = z.infer<typeof requestCommandSchema>;

/** @public */
export type RequestCommandName = RequestCommand['command'];

/** Every command, in the order in which a page offers them. @public */
export const REQUEST_COMMANDS: readonly RequestCommandName[] =
  requestCommandSchema.options.map(option => option.shape.command.value);

/** @public */
export function parseRequestCommand(
  value: unknown,
): { command: RequestCommand } | { problems: RequestProblem[] } {
  const parsed = requestCommandSchema.safeParse(value, { reportInput: true });
  return parsed.success
    ? { command: parsed.data }
    : { problems: describeIssues(parsed.error) };
}
