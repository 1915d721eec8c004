/** What a text consists of, as far as it tells whether it can be followed. @public */
export interface TextOutline {
  headings: readonly string[];
  /** Whether it holds a numbered list or a list of tasks. */
  hasSteps: boolean;
}

const STEPS =
  /\b(steps?|procedures?|instructions?|how to|resolution|actions?)\b/i;

const ERRORS =
  /\b(errors?|fail(s|ed|ures?)?|troubleshoot(ing)?|roll ?back|recovery|problems?|goes wrong|does not work)\b/i;

const ESCALATION =
  /\b(escalat(e|ion|ions)|contacts?|who to call|on-?call|support)\b/i;

/** The parts of a runbook that a text lacks. @public */
export function missingParts({ headings, hasSteps }: TextOutline): string[] {
  const says = (pattern: RegExp) => headings.some(each => pattern.test(each));
  return [
    ...(hasSteps || says(STEPS) ? [] : ['steps']),
    ...(says(ERRORS) ? [] : ['error handling']),
    ...(says(ESCALATION) ? [] : ['escalation']),
  ];
}
