import { Entity } from '@backstage/catalog-model';
import { compareText } from '../kinds/references';
import { Steps, inOneGo } from '../model/steps';
import { OperatingModel, ResolvedEntity } from '../model/types';
import { activeRules } from './activeRules';
import { CatalogSurvey } from './CatalogSurvey';
import { lintDefinitions } from './lintDefinitions';
import { Finding, Rule } from './Rule';
import { RuleSettings } from './settings';
import {
  SurveyResult,
  SurveyedCatalog,
  SurveyedEntity,
} from './SurveyConclusion';
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
  /** The reference that somebody may have meant by one that leads nowhere. */
  similar?(ref: string): string | undefined;
}

/**
 * Everything that the rules say, the worst first: about the definitions that the model was compiled from and, where a catalog
 * is handed in, about its entities.
 *
 * @public
 */
export function lint(
  model: OperatingModel,
  { rules, settings, entities, exists, similar }: LintOptions,
): Finding[] {
  const active = activeRules(rules, settings);
  const findings = lintDefinitions(active, {
    model,
    exists: ref => model.has(ref) ?? exists?.(ref),
    similar,
  });
  if (entities) {
    const survey = new CatalogSurvey(model, active);
    const looked = new Map<string, SurveyedEntity>();
    for (const entity of entities) {
      const each = survey.look(entity);
      if (!looked.has(each.ref)) looked.set(each.ref, each);
    }
    for (const each of looked.values()) findings.push(...each.findings);
    findings.push(...inOneGo(survey.conclude(looked)).findings);
  }
  return findings.sort(compareFindings);
}

/** Looks at a catalog; see `createSurvey`. @public */
export interface Survey {
  /**
   * Looks at one entity by itself.
   *
   * @param resolved - what the model says of it, where it was asked already
   */
  look(entity: Entity, resolved?: ResolvedEntity): SurveyedEntity;
  /**
   * Quicker where little has changed since the last time it was asked.
   *
   * @param catalog - the whole of it, in any order; must stay the same meanwhile
   * @returns what only all entities together tell, in small steps, for whoever must not keep others waiting
   */
  conclude(catalog: SurveyedCatalog): Steps<SurveyResult>;
}

/**
 * Surveys a catalog that is too large to hold. Of each entity only what was seen in it has to be kept, and for as long as model and
 * entity are the same it need not be looked at again.
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
