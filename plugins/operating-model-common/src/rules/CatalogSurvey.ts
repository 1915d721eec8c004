import { Entity } from '@backstage/catalog-model';
import { ANNOTATIONS } from '../kinds/annotations';
import { Dependency, dependenciesOf } from '../model/dependencies';
import { readOrigin } from '../model/readDefinitions';
import { Steps } from '../model/steps';
import { OperatingModel } from '../model/types';
import { ActiveRule, findingsOf } from './activeRules';
import { CatalogTally } from './CatalogTally';
import { Finding, RuleContext } from './Rule';
import {
  Concluded,
  SurveyConclusion,
  SurveyResult,
  SurveyedCatalog,
  SurveyedEntity,
} from './SurveyConclusion';

const NO_DEPENDENCIES: readonly Dependency[] = [];
const NO_FINDINGS: readonly Finding[] = [];

/**
 * Looks at the entities of a catalog one by one, and says what all of them together tell. Of one conclusion it keeps what the next can
 * begin with.
 */
export class CatalogSurvey {
  readonly #rules: readonly ActiveRule[];
  readonly #model: OperatingModel;
  readonly #context: RuleContext;
  readonly #concluded: Concluded;

  constructor(model: OperatingModel, rules: readonly ActiveRule[]) {
    this.#rules = rules;
    this.#model = model;
    this.#context = { model, exists: ref => model.has(ref) };
    this.#concluded = {
      tally: new CatalogTally(model),
      dependencies: new WeakMap(),
    };
  }

  /** @param resolved - what the model says of the entity, where it was asked already */
  look(entity: Entity, resolved = this.#model.resolve(entity)): SurveyedEntity {
    const { ref, place, owners, responsibilities, alike, selecting } = resolved;
    const rest = { ref, place, owners, alike, selecting };
    if (!this.#model.isOperated(entity)) {
      return {
        ...rest,
        operated: false,
        dependencies: NO_DEPENDENCIES,
        findings: NO_FINDINGS,
      };
    }
    const { ownerRef } = place;
    const dependencies = dependenciesOf(entity);
    const view = {
      entity,
      ref,
      ownerRef,
      criticality: entity.metadata.annotations?.[ANNOTATIONS.criticality],
      responsibilities,
      alike,
    };
    const findings: Finding[] = [];
    for (const rule of this.#rules) {
      const remarks = rule.checks.entity?.(view, this.#context);
      if (!remarks) continue;
      // Most entities are in order, and reading where they are written takes longer than finding that out.
      const found = [...remarks];
      if (found.length === 0) continue;
      const subject = { ref, ownerRef, origin: readOrigin(entity) };
      findings.push(...findingsOf(rule, subject, found));
    }
    return {
      ...rest,
      operated: true,
      dependencies: dependencies.length ? dependencies : NO_DEPENDENCIES,
      origin: dependencies.length ? readOrigin(entity) : undefined,
      findings: findings.length ? findings : NO_FINDINGS,
    };
  }

  conclude(catalog: SurveyedCatalog): Steps<SurveyResult> {
    return new SurveyConclusion(this.#model, {
      rules: this.#rules,
      before: this.#concluded,
      catalog,
    }).result();
  }
}
