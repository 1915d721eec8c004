import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Finding,
  OperatingModel,
  ResponsibilityMatrixEntity,
  Rule,
  RulesAnswer,
  RuleSettings,
  builtInRules,
  compileOperatingModel,
  lint,
} from 'backstage-plugin-operating-model-common';

/** The rules that look at a matrix; what they say of anything else does not change while one edits. */
const MATRIX_RULES: Rule[] = builtInRules.map(rule => ({
  ...rule,
  checks: parameters => {
    const { row, matrix } = rule.checks(parameters);
    return { row, matrix };
  },
}));

/** The rules as the portal applies them. */
export function settingsOf({ items }: RulesAnswer): RuleSettings {
  return new Map(items.map(({ id, ...setting }) => [id, setting]));
}

/**
 * What the rules say of a matrix that is being edited. The model of the catalog is compiled once; of it only the matrices are replaced by the
 * edited one, because no rule about a row looks at another matrix.
 */
export function lintDraft(
  model: OperatingModel,
  entity: ResponsibilityMatrixEntity,
  settings: RuleSettings,
): Finding[] {
  const own = compileOperatingModel([entity as Entity], { now: model.now });
  const edited = { ...model, matrices: own.matrices, refused: own.refused };
  const ref = stringifyEntityRef(entity as Entity);
  return lint(edited, { rules: MATRIX_RULES, settings }).filter(
    ({ subjectRef }) => subjectRef === ref,
  );
}
