import { statementOf } from '../kinds/explainIssue';
import { OperatingModel } from '../model/types';
import { ActiveRule, Subject, findingsOf } from './activeRules';
import { Checks, Finding, Remark, RuleContext } from './Rule';
import { Practice } from './vocabulary';

/** The rule under which definitions are reported that can't be understood. It can't be switched off. @public */
export const SCHEMA_RULE = 'schema';

function practiceOfKind(ref: string): Practice {
  if (ref.startsWith('runbook:')) return 'BP02';
  return ref.startsWith('agreement:') ? 'BP06' : 'BP03';
}

function refusals({ refused }: OperatingModel): Finding[] {
  return refused.flatMap(({ ref, problems, origin }) =>
    problems.map(({ path, message, remedy }, at) => ({
      rule: SCHEMA_RULE,
      severity: 'error' as const,
      practice: practiceOfKind(ref),
      subjectRef: ref,
      path,
      message: statementOf({ path, message }),
      remedy,
      origin,
      refs: [],
      position: `${path} #${at + 1}`,
    })),
  );
}

/** What the rules say about the definitions alone, and which definitions can't be understood. */
export function lintDefinitions(
  rules: readonly ActiveRule[],
  context: RuleContext,
): Finding[] {
  const { model } = context;
  const findings = refusals(model);

  /** Asks every rule that has such a check; `ask` hands it the thing. */
  function each<TCheck extends keyof Checks>(
    check: TCheck,
    subject: Subject,
    ask: (check: NonNullable<Checks[TCheck]>) => Iterable<Remark>,
  ) {
    for (const rule of rules) {
      const found = rule.checks[check];
      if (found) {
        findings.push(
          ...findingsOf(
            rule,
            subject,
            ask(found as NonNullable<Checks[TCheck]>),
          ),
        );
      }
    }
  }

  for (const matrix of model.matrices.values()) {
    each('matrix', matrix, check => check(matrix, context));
    for (const row of matrix.rows) {
      const { ref, ownerRef, origin } = matrix;
      each('row', { ref, ownerRef, origin, row: row.row }, check =>
        check(row, { ...context, matrix }),
      );
    }
  }
  for (const activity of model.activities.values())
    each('activity', activity, check => check(activity, context));
  for (const runbook of model.runbooks.values())
    each('runbook', runbook, check => check(runbook, context));
  for (const agreement of model.agreements.values()) {
    const { ref, ownerRef = agreement.providerRef, origin } = agreement;
    each('agreement', { ref, ownerRef, origin }, check =>
      check(agreement, context),
    );
  }
  for (const party of model.parties.values()) {
    const subject = {
      ref: party.ref,
      ownerRef: party.ref,
      origin: party.origin,
    };
    each('party', subject, check => check(party, context));
  }
  return findings;
}
