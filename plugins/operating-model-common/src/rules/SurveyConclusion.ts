import { Dependency } from '../model/dependencies';
import {
  Agreement,
  OperatingModel,
  Origin,
  ResolvedEntity,
} from '../model/types';
import { Steps } from '../model/steps';
import { ActiveRule, findingsOf } from './activeRules';
import { AnswerCounter } from './AnswerCounts';
import { CatalogTally } from './CatalogTally';
import { DependencyView, Finding, RuleContext } from './Rule';
import { Tally } from './Sums';
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

/** The whole catalog by reference, as a map has it. @public */
export type SurveyedCatalog = Pick<
  ReadonlyMap<string, SurveyedEntity>,
  'get' | 'values' | 'size'
>;

/** What was said of the dependencies of an entity. */
interface Judged {
  /** What they lead to; nothing where that is not in the catalog. */
  to: readonly (SurveyedEntity | undefined)[];
  findings: readonly Finding[];
  uncovered: readonly UncoveredDependency[];
}

/** What one conclusion leaves for the next about the same model and rules, which says the same without it. */
export interface Concluded {
  tally: CatalogTally;
  dependencies: WeakMap<SurveyedEntity, Judged>;
}

const NO_AGREEMENTS: readonly Agreement[] = [];
const NOWHERE: Origin = {};

/** What all entities of a catalog together tell, who by themselves were looked at before. */
export class SurveyConclusion {
  readonly #model: OperatingModel;
  readonly #rules: readonly ActiveRule[];
  readonly #before: Concluded;
  readonly #catalog: SurveyedCatalog;
  readonly #context: RuleContext;
  readonly #answers = new AnswerCounter();
  /** How many entities a group owns. */
  readonly #owned = new Map<string, number>();
  /** How often a rule asked for an entity by itself. */
  #asked = 0;

  constructor(
    model: OperatingModel,
    {
      rules,
      before,
      catalog,
    }: {
      rules: readonly ActiveRule[];
      before: Concluded;
      catalog: SurveyedCatalog;
    },
  ) {
    this.#model = model;
    this.#rules = rules;
    this.#before = before;
    this.#catalog = catalog;
    this.#context = { model, exists: ref => this.#exists(ref) };
  }

  *result(): Steps<SurveyResult> {
    const findings: Finding[] = [];
    const uncovered: UncoveredDependency[] = [];
    for (const entity of this.#catalog.values()) {
      yield;
      this.#count(entity);
      if (entity.dependencies.length === 0) continue;
      const judged = this.#judgeDependencies(entity);
      findings.push(...judged.findings);
      uncovered.push(...judged.uncovered);
    }
    const tally = yield* this.#before.tally.of(this.#answers.counts);
    findings.push(
      ...this.#judgeOwners(),
      ...this.#judgeLoads(tally),
      ...this.#judgeReach(tally),
    );
    return { findings, ...tally, uncovered, entities: this.#catalog.size };
  }

  #count(entity: SurveyedEntity) {
    const { place, operated } = entity;
    this.#answers.count(entity);
    if (operated && place.ownerRef) {
      this.#owned.set(
        place.ownerRef,
        (this.#owned.get(place.ownerRef) ?? 0) + 1,
      );
    }
  }

  #exists(ref: string): boolean | undefined {
    this.#asked += 1;
    return this.#model.has(ref) ?? (this.#catalog.get(ref) ? true : undefined);
  }

  #judgeDependencies(from: SurveyedEntity): Judged {
    const to = from.dependencies.map(({ toRef }) => this.#catalog.get(toRef));
    const known = this.#before.dependencies.get(from);
    if (known && to.every((each, at) => each === known.to[at])) return known;
    const findings: Finding[] = [];
    const uncovered: UncoveredDependency[] = [];
    const { ref, place, origin = NOWHERE } = from;
    const subject = { ref, ownerRef: place.ownerRef, origin };
    const asked = this.#asked;
    for (const [at, dependency] of from.dependencies.entries()) {
      const view = this.#viewOf(dependency, { from, to: to[at] });
      for (const rule of this.#rules) {
        const remarks = rule.checks.dependency?.(view, this.#context);
        if (remarks) findings.push(...findingsOf(rule, subject, remarks));
      }
      const open = uncoveredBy(view, this.#model);
      if (open) uncovered.push(open);
    }
    const judged = { to, findings, uncovered };
    // What was asked for besides may be another the next time.
    if (this.#asked === asked) this.#before.dependencies.set(from, judged);
    return judged;
  }

  #viewOf(
    dependency: Dependency,
    { from, to }: { from: SurveyedEntity; to: SurveyedEntity | undefined },
  ): DependencyView {
    const { ownerRef } = from.place;
    return {
      ...dependency,
      agreements: [
        ...this.#agreementsOf(from),
        ...(ownerRef ? this.#model.agreementsConsumedBy(ownerRef) : []),
        // What is depended on is what a provider speaks of.
        ...this.#agreementsOf(to),
      ],
      fromOwnerRef: ownerRef,
      toOwnerRef: to?.place.ownerRef,
      toExists: to !== undefined || this.#model.has(dependency.toRef) === true,
    };
  }

  #agreementsOf(entity: SurveyedEntity | undefined) {
    return entity?.operated ? entity.selecting : NO_AGREEMENTS;
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
