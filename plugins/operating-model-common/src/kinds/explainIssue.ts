import { z } from 'zod';

/** What is wrong at one place of a definition, and how to mend it. @public */
export interface DefinitionProblem {
  /** Where, as a person writes it: `spec.rows[0].accountable`. */
  path: string;
  message: string;
  remedy: string;
}

function pathOf(path: PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text ? `.${String(part)}` : String(part);
  }
  return text || 'the entity';
}

function typeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${JSON.stringify(value)}`;
}

const EXPECTED: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
  number: 'a number',
};

/** Of a union, the branch that the author meant: the one that fails inside, not at its own type. */
function meantBranch(issue: z.core.$ZodIssueInvalidUnion) {
  return issue.errors.find(
    branch =>
      !branch.some(
        ({ code, path }) =>
          (code === 'invalid_type' || code === 'invalid_value') && !path.length,
      ),
  );
}

/**
 * A refusal of zod as a person reads it.
 *
 * @param parent - where the value stands that was parsed
 */
export function explainIssue(
  issue: z.core.$ZodIssue,
  parent: PropertyKey[] = [],
): DefinitionProblem[] {
  const fullPath = [...parent, ...issue.path];
  const path = pathOf(fullPath);
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? [
            {
              path,
              message: 'is missing',
              remedy: `give ${EXPECTED[issue.expected] ?? issue.expected}`,
            },
          ]
        : [
            {
              path,
              message: `must be ${EXPECTED[issue.expected] ?? issue.expected}, not ${typeOf(issue.input)}`,
              remedy:
                issue.input === null
                  ? 'give a value or remove the line'
                  : `write ${EXPECTED[issue.expected] ?? issue.expected}`,
            },
          ];
    case 'invalid_value':
      return [
        {
          path,
          message:
            issue.input === undefined
              ? 'is missing'
              : `${JSON.stringify(issue.input)} is not known`,
          remedy: `use one of ${issue.values.join(', ')}`,
        },
      ];
    case 'unrecognized_keys':
      return issue.keys.map(key => ({
        path: pathOf([...fullPath, key]),
        message: 'is not known here',
        // `strictFields` puts the remedy where zod has its own message.
        remedy: issue.message,
      }));
    case 'invalid_union': {
      const branch = meantBranch(issue);
      if (branch) return branch.flatMap(each => explainIssue(each, fullPath));
      return [
        {
          path,
          message: `must not be ${typeOf(issue.input)}`,
          // The union says itself what it takes.
          remedy: issue.message,
        },
      ];
    }
    case 'too_small':
      return [{ path, message: 'is empty', remedy: 'give a value' }];
    default:
      return [
        {
          path,
          message: issue.message,
          remedy:
            issue.code === 'custom'
              ? String(issue.params?.remedy ?? '')
              : 'see the reference of the kind',
        },
      ];
  }
}

/** What is wrong, as one statement about its place. @public */
export function statementOf({
  path,
  message,
}: Pick<DefinitionProblem, 'path' | 'message'>): string {
  // Some messages say something of the place, others of its value.
  return /^(is|must)\b/.test(message)
    ? `${path} ${message}`
    : `${path}: ${message}`;
}

/** A problem as one line for a person. @public */
export function describeProblem(problem: DefinitionProblem): string {
  return `${statementOf(problem)}; ${problem.remedy}`;
}
