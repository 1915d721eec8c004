import { Entity } from '@backstage/catalog-model';
import { compareText } from '../kinds/references';
import { OperatingModel, ResolvedEntity } from '../model/types';
import { activeRules } from './activeRules';
import { CatalogSurvey, SurveyResult } from './CatalogSurvey';
import { lintDefinitions } from './lintDefinitions';
import { Finding, Rule } from './Rule';
import { RuleSettings } from './settings';
import { SEVERITIES } from './vocabulary';

/** @public */
export interface LintOptions {
  rules: readonly Rule[];
  /** Every rule as it comes when absent. */
  settings?: RuleSettings;
  /** The catalog's entities; without them only definitions are looked at. */
  entities?: Iterable<Entity>;
  /** Whether an entity of a kind that the model does not hold is there; nobody knows when absent. */
  exists?(ref: string): boolean | undefined;
}

/**
 * Everything that the rules say, the worst first: about the definitions that the model was compiled from and, where a catalog
 * is handed in, about its entities.
 *
 * @public
 */
export function lint(
  model: OperatingModel,
  { rules, settings, entities, exists }: LintOptions,
): Finding[] {
  const active = activeRules(rules, settings);
  const findings = lintDefinitions(active, {
    model,
    exists: ref => model.has(ref) ?? exists?.(ref),
  });
  if (entities) {
    const survey = new CatalogSurvey(model, active);
    for (const entity of entities) findings.push(...survey.visit(entity));
    findings.push(...survey.finish().findings);
  }
  return findings.sort(compareFindings);
}

/** A catalog that is streamed by; see `createSurvey`. @public */
export interface Survey {
  /**
   * @param resolved - what the model says of the entity, where it was asked already
   * @returns what the rules say about the entity by itself
   */
  visit(entity: Entity, resolved?: ResolvedEntity): Finding[];
  /** Whether an entity was handed in. */
  saw(ref: string): boolean;
  /** @returns what only all entities together tell */
  finish(): SurveyResult;
}

/**
 * Goes through a catalog that is too large to hold: hand in each entity once, in any order.
 *
 * @public
 */
export function createSurvey(
  model: OperatingModel,
  { rules, settings }: Pick<LintOptions, 'rules' | 'settings'>,
): Survey {
  return new CatalogSurvey(model, activeRules(rules, settings));
}

/**
 * The order of findings: the worst first, then by rule, by subject, and by place. No two findings stand at the same point of it.
 *
 * @public
 */
export function compareFindings(
  a: Pick<Finding, 'severity' | 'rule' | 'subjectRef' | 'position'>,
  b: Pick<Finding, 'severity' | 'rule' | 'subjectRef' | 'position'>,
): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.rule, b.rule) ||
    compareText(a.subjectRef, b.subjectRef) ||
    compareText(a.position, b.position)
  );
}
