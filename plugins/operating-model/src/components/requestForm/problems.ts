import { ResponseError } from '@backstage/errors';
import {
  RequestProblem,
  parseRequestDraft,
} from 'backstage-plugin-operating-model-common';
import { messageOf } from '../shared/failures';
import { RequestForm } from './RequestForm';
import { draftOf, filledOut } from './draftOf';

/** What is wrong, at the field of the draft that it is about, if it is about one. */
export type FieldProblem = Pick<
  RequestProblem,
  'field' | 'message' | 'remedy' | 'requestId' | 'offer'
>;

/** The fields of a draft under the names that messages begin with, in the order in which the form asks for them. */
const FIELDS = [
  'kind',
  'subject',
  'scope',
  'title',
  'question',
  'risk',
  'requestingGroup',
  'validFrom',
  'validTo',
  'emergency',
  'category',
  'compensatingControls',
  'fix',
  'proposal',
  'justification',
  'benefits',
  'risks',
  'links',
] as const;

export type DraftField = (typeof FIELDS)[number];

/** What is asked for in the first step; the rest is asked for in the second. */
const FIRST_STEP: readonly string[] = ['kind', 'subject', 'scope'];

/** The field that a path such as `subject.entityRef` leads into. */
export function fieldOf({ field }: FieldProblem): DraftField | undefined {
  const root = field?.split(/[.[]/)[0];
  return FIELDS.find(each => each === root);
}

/** @returns 0, 1, or undefined for what no step asks for */
export function stepOf(problem: FieldProblem): 0 | 1 | undefined {
  const field = fieldOf(problem);
  if (!field) return undefined;
  return FIRST_STEP.includes(field) ? 0 : 1;
}

function problemsIn(draft: unknown): FieldProblem[] {
  const parsed = parseRequestDraft(draft);
  return 'problems' in parsed ? parsed.problems : [];
}

/** What keeps the form from being a draft, by the rules that the server goes by, too. */
export function problemsOf(form: RequestForm, now: Date): FieldProblem[] {
  const draft = draftOf(form);
  // What depends on several fields is looked at only when each of them is in order: hence the second look.
  const found = [...problemsIn(draft), ...problemsIn(filledOut(draft, now))];
  return found
    .filter(
      ({ field }, index) =>
        found.findIndex(each => each.field === field) === index,
    )
    .sort((a, b) => placeOf(a) - placeOf(b));
}

/** Where the form asks for what a problem is about. */
function placeOf(problem: FieldProblem): number {
  const field = fieldOf(problem);
  return field ? FIELDS.indexOf(field) : -1;
}

/** A field with what may follow it, where a message of the server begins. */
const BEGINNING = `(?:${FIELDS.join('|')})(?:[.[][^\\s]*)?`;

/** Problems as the server lists them beside the words; none where something else answered in its place. */
function listedProblems(error: Error): FieldProblem[] {
  if (!ResponseError.is(error)) return [];
  const { problems } = error.body.error as { problems?: unknown };
  return Array.isArray(problems) ? problems : [];
}

/** What the server said; where it did so in words alone, at the fields that they begin with. */
export function problemsOfError(error: Error): FieldProblem[] {
  const listed = listedProblems(error);
  if (listed.length > 0) return listed;
  const text = messageOf(error);
  return text
    .split(new RegExp(`\\. (?=${BEGINNING} )`))
    .map((sentence): FieldProblem => {
      const [, field, rest] =
        sentence.match(new RegExp(`^(${BEGINNING}) (.+)$`, 's')) ?? [];
      const [message, ...remedy] = (rest ?? sentence).split('; ');
      return { field, message, remedy: remedy.join('; ') };
    });
}

/** Whether the server has understood what it was sent, and refused it: then nothing was done. */
export function isRefused(error: unknown): boolean {
  return (
    ResponseError.is(error) &&
    [400, 403, 404, 409, 412].includes(error.statusCode)
  );
}
