import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ANNOTATIONS } from '../kinds/annotations';
import { Dependency, dependenciesOf } from '../model/dependencies';
import { Load, LoadStatistics } from '../model/loads';
import { readOrigin } from '../model/readDefinitions';
import { RowReach } from '../model/rowReach';
import { Agreement, OperatingModel, Origin } from '../model/types';
import { ActiveRule, findingsOf } from './activeRules';
import { UncoveredDependency, uncoveredBy } from './uncovered';
import { CatalogTally } from './CatalogTally';
import { DependencyView, Finding, RuleContext } from './Rule';

/** What only a whole catalog tells. @public */
export interface SurveyResult {
  /** What has no place on a single entity that was passed by: dependencies, owners, loads, reach of rows. */
  findings: Finding[];
  loads: Load[];
  peers: LoadStatistics;
  reach: RowReach[];
  /** How many entities have an answer from a matrix, by its reference. */
  entitiesByMatrix: ReadonlyMap<string, number>;
  uncovered: UncoveredDependency[];
  entities: number;
}

interface OpenDependency extends Dependency {
  origin: Origin;
  agreements: readonly Agreement[];
}

/**
 * Goes through a catalog, entity by entity in any order, and says at the end what only all of them together tell. Of an entity
 * that has passed it keeps the reference, the owner and the dependencies, and nothing else.
 */
export class CatalogSurvey {
  readonly #rules: readonly ActiveRule[];
  readonly #context: RuleContext;
  readonly #tally: CatalogTally;
  /** The owner of everything that has passed; owners are the same few texts, kept once. */
  readonly #owners = new Map<string, string | undefined>();
  readonly #ownerTexts = new Map<string, string>();
  /** The agreements that select an entity, of those that any selects; the sets are shared. */
  readonly #selecting = new Map<string, ReadonlySet<Agreement>>();
  readonly #owned = new Map<string, number>();
  readonly #dependencies: OpenDependency[] = [];

  constructor(model: OperatingModel, rules: readonly ActiveRule[]) {
    this.#rules = rules;
    this.#tally = new CatalogTally(model);
    this.#context = {
      model,
      exists: ref => model.has(ref) ?? (this.#owners.has(ref) || undefined),
    };
  }

  /**
   * @param responsibilities - what the model answers for the entity, where it was asked already
   * @returns what the rules say about the entity by itself
   */
  visit(
    entity: Entity,
    responsibilities = this.#context.model.responsibilitiesOf(entity),
  ): Finding[] {
    const { model } = this.#context;
    const ref = stringifyEntityRef(entity);
    if (this.#owners.has(ref)) return [];
    const ownerRef = this.#ownerOnce(model.ownerOf(entity));
    this.#owners.set(ref, ownerRef);
    this.#tally.count({ entity, ref, ownerRef, responsibilities });
    if (!model.isOperated(entity)) return [];

    if (ownerRef) {
      this.#owned.set(ownerRef, (this.#owned.get(ownerRef) ?? 0) + 1);
    }
    const selecting = model.agreementsSelecting(entity);
    if (selecting.size) this.#selecting.set(ref, selecting);
    const dependencies = dependenciesOf(entity);
    if (dependencies.length) {
      const about = {
        origin: readOrigin(entity),
        agreements: model.agreementsOf(entity),
      };
      this.#dependencies.push(
        ...dependencies.map(each => ({ ...each, fromRef: ref, ...about })),
      );
    }
    const view = {
      entity,
      ref,
      ownerRef,
      criticality: entity.metadata.annotations?.[ANNOTATIONS.criticality],
      responsibilities,
    };
    return this.#rules.flatMap(rule => {
      const remarks = rule.checks.entity?.(view, this.#context);
      if (!remarks) return [];
      // Most entities are in order, and reading where they are written takes longer than finding that out.
      const found = [...remarks];
      return found.length
        ? findingsOf(rule, { ref, ownerRef, origin: readOrigin(entity) }, found)
        : [];
    });
  }

  /** Whether an entity has passed by. */
  saw(ref: string): boolean {
    return this.#owners.has(ref);
  }

  finish(): SurveyResult {
    const dependencies = this.#dependencies.map(each => this.#completed(each));
    return {
      findings: [
        ...this.#judgeDependencies(dependencies),
        ...this.#judgeOwners(),
        ...this.#judgeLoads(),
        ...this.#judgeReach(),
      ],
      loads: this.#tally.loads(),
      peers: this.#tally.statistics(),
      reach: this.#tally.reach(),
      entitiesByMatrix: this.#tally.entitiesByMatrix(),
      uncovered: dependencies.flatMap(
        ({ view }) => uncoveredBy(view, this.#context.model) ?? [],
      ),
      entities: this.#owners.size,
    };
  }

  #ownerOnce(ownerRef: string | undefined) {
    if (!ownerRef) return undefined;
    const known = this.#ownerTexts.get(ownerRef);
    if (known) return known;
    this.#ownerTexts.set(ownerRef, ownerRef);
    return ownerRef;
  }

  #completed({ origin, ...dependency }: OpenDependency) {
    const { fromRef, toRef } = dependency;
    const view: DependencyView = {
      ...dependency,
      // What is depended on is what a provider speaks of.
      agreements: [
        ...dependency.agreements,
        ...(this.#selecting.get(toRef) ?? []),
      ],
      fromOwnerRef: this.#owners.get(fromRef),
      toOwnerRef: this.#owners.get(toRef),
      toExists:
        this.#owners.has(toRef) || this.#context.model.has(toRef) === true,
    };
    return { view, origin };
  }

  *#judgeDependencies(
    dependencies: readonly { view: DependencyView; origin: Origin }[],
  ) {
    for (const { view, origin } of dependencies) {
      const { fromRef: ref, fromOwnerRef: ownerRef } = view;
      for (const rule of this.#rules) {
        const remarks = rule.checks.dependency?.(view, this.#context);
        if (remarks)
          yield* findingsOf(rule, { ref, ownerRef, origin }, remarks);
      }
    }
  }

  *#judgeOwners() {
    for (const [ref, entities] of this.#owned) {
      const party = this.#context.model.parties.get(ref);
      if (!party) continue;
      const subject = { ref, ownerRef: ref, origin: party.origin };
      for (const rule of this.#rules) {
        const remarks = rule.checks.owner?.({ party, entities }, this.#context);
        if (remarks) yield* findingsOf(rule, subject, remarks);
      }
    }
  }

  *#judgeLoads() {
    const peers = this.#tally.statistics();
    for (const load of this.#tally.loads()) {
      const party = this.#context.model.parties.get(load.partyRef);
      if (!party) continue;
      const subject = {
        ref: party.ref,
        ownerRef: party.ref,
        origin: party.origin,
      };
      for (const rule of this.#rules) {
        const remarks = rule.checks.load?.(load, { ...this.#context, peers });
        if (remarks) yield* findingsOf(rule, subject, remarks);
      }
    }
  }

  *#judgeReach() {
    for (const reach of this.#tally.reach()) {
      const matrix = this.#context.model.matrices.get(reach.matrixRef);
      const row = matrix?.rows[reach.row - 1];
      if (!matrix || !row) continue;
      const { ref, ownerRef, origin } = matrix;
      for (const rule of this.#rules) {
        const remarks = rule.checks.reach?.(reach, {
          ...this.#context,
          row,
          matrix,
        });
        if (remarks) {
          yield* findingsOf(
            rule,
            { ref, ownerRef, origin, row: row.row },
            remarks,
          );
        }
      }
    }
  }
}
