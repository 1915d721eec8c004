import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CONTEST_RULE,
  Contests,
  Dependency,
  Finding,
  OperatingModel,
  RuleSettings,
  Survey,
  SurveyedEntity,
  builtInRules,
  createSurvey,
  inOneGo,
  lint,
} from 'backstage-plugin-operating-model-common';
import { likelyRef } from '../likelyRef';

const NO_FINDINGS: readonly Finding[] = [];
const NO_DEPENDENCIES: readonly Dependency[] = [];

/** What an entity that is not judged is held against: contradictions tell of matrices, too. */
const RULES_AROUND = builtInRules.filter(({ id }) => id === CONTEST_RULE);

/**
 * A catalog of which some entities are judged and the others help to. Of each no more is kept than all of them together need, so
 * that it may be a large one.
 */
export class JudgedCatalog {
  readonly #model: OperatingModel;
  readonly #settings: RuleSettings | undefined;
  readonly #survey: Survey;
  readonly #surveyAround: Survey;
  readonly #seen = new Map<string, SurveyedEntity>();
  readonly #findings: Finding[] = [];
  /** Contradictions on all entities, and on those that are not judged alone. */
  readonly #contests = new Contests();
  readonly #contestsAround = new Contests();

  constructor(model: OperatingModel, settings?: RuleSettings) {
    this.#model = model;
    this.#settings = settings;
    this.#survey = createSurvey(model, { rules: builtInRules, settings });
    this.#surveyAround = createSurvey(model, { rules: RULES_AROUND, settings });
  }

  has(ref: string): boolean {
    return this.#seen.has(ref);
  }

  /** Takes entities that are to be judged. */
  look(entities: readonly Entity[]) {
    for (const entity of entities) {
      const surveyed = this.#survey.look(entity);
      const { ref, findings } = surveyed;
      this.#seen.set(ref, { ...surveyed, findings: NO_FINDINGS });
      this.#findings.push(...findings);
      for (const finding of findings) this.#contests.add(finding);
    }
  }

  /** Takes entities that are not judged; what is there already stays. */
  lookAround(entities: readonly Entity[]) {
    for (const entity of entities) {
      if (this.has(stringifyEntityRef(entity))) continue;
      const surveyed = this.#surveyAround.look(entity);
      const { ref, findings } = surveyed;
      this.#seen.set(ref, {
        ...surveyed,
        // What it depends on is not judged either.
        dependencies: NO_DEPENDENCIES,
        findings: NO_FINDINGS,
      });
      for (const finding of findings) {
        this.#contests.add(finding);
        this.#contestsAround.add(finding);
      }
    }
  }

  /** What the rules say about the entities that are judged, and about all definitions. */
  findings(): Finding[] {
    const { findings } = inOneGo(this.#survey.conclude(this.#seen));
    let likely: ReturnType<typeof likelyRef> | undefined;
    return [
      ...lint(this.#model, {
        rules: builtInRules,
        settings: this.#settings,
        exists: ref => this.has(ref),
        // Where nothing is amiss nobody has to look for what was meant.
        similar: ref => (likely ??= likelyRef(this.#refs()))(ref),
      }),
      ...this.#findings,
      ...findings,
      ...this.#contested(),
    ];
  }

  *#refs(): Iterable<string> {
    const { activities, runbooks, matrices, agreements, parties } = this.#model;
    const maps = [activities, runbooks, matrices, agreements, parties];
    for (const map of maps) yield* map.keys();
    yield* this.#seen.keys();
  }

  /** Contradictions on entities that are not judged, at the rows that take part in them. */
  #contested(): Finding[] {
    return [...this.#model.matrices.values()].flatMap(matrix => {
      const around = new Set(
        this.#contestsAround
          .findingsOf(matrix, this.#model)
          .map(({ position }) => position),
      );
      return this.#contests
        .findingsOf(matrix, this.#model)
        .filter(({ position }) => around.has(position));
    });
  }
}
