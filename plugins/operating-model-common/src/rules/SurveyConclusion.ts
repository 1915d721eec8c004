import { Dependency } from '../model/dependencies';
import {
  Agreement,
  OperatingModel,
  Origin,
  ResolvedEntity,
} from '../model/types';
import { Steps } from '../model/steps';
import { ActiveRule, findingsOf } from './activeRules';
import { CatalogTally, Tally } from './CatalogTally';
import { DependencyView, Finding, RuleContext } from './Rule';
import { UncoveredDependency, uncoveredBy } from './uncovered';

/**
 * What an entity brings to a survey. It follows from the entity and the model alone, so that it stays good for as long as both are
 * the same, and it is much smaller than the entity.
 *
 * @public
 */
export interface SurveyedEntity extends Pick<
  ResolvedEntity,
  'ref' | 'place' | 'owners' | 'alike' | 'selecting'
> {
  /** Whether somebody operates entities of its kind. */
  operated: boolean;
  dependencies: readonly Dependency[];
  /** Where it is written; only of what depends on others, whose dependencies are judged last. */
  origin?: Origin;
  /** What the rules say about the entity by itself. */
  findings: readonly Finding[];
}

/** What only a whole catalog tells. @public */
export interface SurveyResult extends Tally {
  /** What has no place on a single entity: dependencies, owners, loads, reach of rows. */
  findings: Finding[];
  uncovered: UncoveredDependency[];
  entities: number;
}

interface OpenDependency {
  view: DependencyView;
  origin: Origin;
}

const NO_AGREEMENTS: readonly Agreement[] = [];
const NOWHERE: Origin = {};

/** What all entities of a catalog together tell, who by themselves were looked at before. */
export class SurveyConclusion {
  readonly #model: OperatingModel;
  readonly #rules: readonly ActiveRule[];
  readonly #context: RuleContext;
  readonly #tally: CatalogTally;
  readonly #entities = new Map<string, SurveyedEntity>();
  /** How many entities a group owns. */
  readonly #owned = new Map<string, number>();

  constructor(model: OperatingModel, rules: readonly ActiveRule[]) {
    this.#model = model;
    this.#rules = rules;
    this.#tally = new CatalogTally(model);
    this.#context = {
      model,
      exists: ref => model.has(ref) ?? (this.#entities.has(ref) || undefined),
    };
  }

  /** @param all - the whole catalog, in any order; of what comes twice, the first counts */
  *of(all: Iterable<SurveyedEntity>): Steps<SurveyResult> {
    for (const entity of all) {
      this.#add(entity);
      yield;
    }
    const findings: Finding[] = [];
    const uncovered: UncoveredDependency[] = [];
    for (const { view, origin } of this.#dependencies()) {
      yield;
      findings.push(...this.#judgeDependency(view, origin));
      const open = uncoveredBy(view, this.#model);
      if (open) uncovered.push(open);
    }
    const tally = yield* this.#tally.result();
    findings.push(
      ...this.#judgeOwners(),
      ...this.#judgeLoads(tally),
      ...this.#judgeReach(tally),
    );
    return { findings, ...tally, uncovered, entities: this.#entities.size };
  }

  #add(entity: SurveyedEntity) {
    const { ref, place, operated } = entity;
    if (this.#entities.has(ref)) return;
    this.#entities.set(ref, entity);
    this.#tally.count(entity);
    if (operated && place.ownerRef) {
      this.#owned.set(
        place.ownerRef,
        (this.#owned.get(place.ownerRef) ?? 0) + 1,
      );
    }
  }

  *#dependencies(): Iterable<OpenDependency> {
    for (const from of this.#entities.values()) {
      for (const dependency of from.dependencies) {
        const { toRef } = dependency;
        const to = this.#entities.get(toRef);
        const { ownerRef } = from.place;
        const view = {
          ...dependency,
          agreements: [
            ...this.#agreementsOf(from),
            ...(ownerRef ? this.#model.agreementsConsumedBy(ownerRef) : []),
            // What is depended on is what a provider speaks of.
            ...this.#agreementsOf(to),
          ],
          fromOwnerRef: ownerRef,
          toOwnerRef: to?.place.ownerRef,
          toExists: to !== undefined || this.#model.has(toRef) === true,
        };
        yield { view, origin: from.origin ?? NOWHERE };
      }
    }
  }

  #agreementsOf(entity: SurveyedEntity | undefined) {
    return entity?.operated ? entity.selecting : NO_AGREEMENTS;
  }

  *#judgeDependency(view: DependencyView, origin: Origin) {
    const { fromRef: ref, fromOwnerRef: ownerRef } = view;
    for (const rule of this.#rules) {
      const remarks = rule.checks.dependency?.(view, this.#context);
      if (remarks) {
        yield* findingsOf(rule, { ref, ownerRef, origin }, remarks);
      }
    }
  }

  *#judgeOwners() {
    for (const [ref, entities] of this.#owned) {
      const party = this.#model.parties.get(ref);
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
      const party = this.#model.parties.get(load.partyRef);
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
      const matrix = this.#model.matrices.get(reach.matrixRef);
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
