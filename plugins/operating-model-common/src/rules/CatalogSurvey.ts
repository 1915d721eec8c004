import { Entity } from '@backstage/catalog-model';
import { ANNOTATIONS } from '../kinds/annotations';
import { Dependency, dependenciesOf } from '../model/dependencies';
import { readOrigin } from '../model/readDefinitions';
import { Agreement, OperatingModel } from '../model/types';
import { ActiveRule, findingsOf } from './activeRules';
import { UncoveredDependency, uncoveredBy } from './uncovered';
import { CatalogTally, Tally } from './CatalogTally';
import { DependencyView, Finding, RuleContext } from './Rule';

/** What only a whole catalog tells. @public */
export interface SurveyResult extends Tally {
  /** What has no place on a single entity that was passed by: dependencies, owners, loads, reach of rows. */
  findings: Finding[];
  uncovered: UncoveredDependency[];
  entities: number;
}

interface OpenDependency extends Dependency {
  /** Of the entity that depends: where it is written is read when there is something to say about it. */
  metadata: Entity['metadata'];
}

const NO_AGREEMENTS: readonly Agreement[] = [];

/**
 * Goes through a catalog, entity by entity in any order, and says at the end what only all of them together tell. Of an entity
 * that has passed it keeps the reference and the owner, and of one that depends on others, on what and its metadata.
 */
export class CatalogSurvey {
  readonly #rules: readonly ActiveRule[];
  readonly #context: RuleContext;
  readonly #tally: CatalogTally;
  /** The owner of everything that has passed; owners are the same few texts, kept once. */
  readonly #owners = new Map<string, string | undefined>();
  /** The agreements that select an entity, of those that any selects; the lists are shared. */
  readonly #selecting = new Map<string, readonly Agreement[]>();
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
   * @param resolved - what the model says of the entity, where it was asked already
   * @returns what the rules say about the entity by itself
   */
  visit(
    entity: Entity,
    resolved = this.#context.model.resolve(entity),
  ): Finding[] {
    const { ref, place, responsibilities, alike, selecting } = resolved;
    const { ownerRef } = place;
    if (this.#owners.has(ref)) return [];
    this.#owners.set(ref, ownerRef);
    this.#tally.count(resolved);
    if (!this.#context.model.isOperated(entity)) return [];

    if (ownerRef) {
      this.#owned.set(ownerRef, (this.#owned.get(ownerRef) ?? 0) + 1);
    }
    if (selecting.length) this.#selecting.set(ref, selecting);
    const { metadata } = entity;
    for (const dependency of dependenciesOf(entity)) {
      this.#dependencies.push({ ...dependency, metadata });
    }
    const view = {
      entity,
      ref,
      ownerRef,
      criticality: metadata.annotations?.[ANNOTATIONS.criticality],
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
    return findings;
  }

  /** Whether an entity has passed by. */
  saw(ref: string): boolean {
    return this.#owners.has(ref);
  }

  finish(): SurveyResult {
    const dependencies = this.#dependencies.map(each => this.#completed(each));
    const tally = this.#tally.result();
    return {
      findings: [
        ...this.#judgeDependencies(dependencies),
        ...this.#judgeOwners(),
        ...this.#judgeLoads(tally),
        ...this.#judgeReach(tally),
      ],
      ...tally,
      uncovered: dependencies.flatMap(
        ({ view }) => uncoveredBy(view, this.#context.model) ?? [],
      ),
      entities: this.#owners.size,
    };
  }

  #completed({ metadata, ...dependency }: OpenDependency) {
    const { fromRef, toRef } = dependency;
    const { model } = this.#context;
    const fromOwnerRef = this.#owners.get(fromRef);
    const view: DependencyView = {
      ...dependency,
      agreements: [
        ...(this.#selecting.get(fromRef) ?? NO_AGREEMENTS),
        ...(fromOwnerRef ? model.agreementsConsumedBy(fromOwnerRef) : []),
        // What is depended on is what a provider speaks of.
        ...(this.#selecting.get(toRef) ?? NO_AGREEMENTS),
      ],
      fromOwnerRef,
      toOwnerRef: this.#owners.get(toRef),
      toExists: this.#owners.has(toRef) || model.has(toRef) === true,
    };
    return { view, metadata };
  }

  *#judgeDependencies(
    dependencies: readonly {
      view: DependencyView;
      metadata: Entity['metadata'];
    }[],
  ) {
    for (const { view, metadata } of dependencies) {
      const { fromRef: ref, fromOwnerRef: ownerRef } = view;
      for (const rule of this.#rules) {
        const found = [
          ...(rule.checks.dependency?.(view, this.#context) ?? []),
        ];
        if (found.length === 0) continue;
        const origin = readOrigin({ metadata });
        yield* findingsOf(rule, { ref, ownerRef, origin }, found);
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

  *#judgeLoads({ loads, peers }: Tally) {
    for (const load of loads) {
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

  *#judgeReach({ reach: rows }: Tally) {
    for (const reach of rows) {
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
