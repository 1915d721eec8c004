import { setImmediate } from 'node:timers/promises';
import { Entity } from '@backstage/catalog-model';
import {
  EvaluateAnswers,
  EvaluateEntity,
  EvaluateOptions,
  EvaluatedEntity,
  Finding,
  OperatingModel,
  Survey,
  SurveyedEntity,
  createEvaluator,
} from 'backstage-plugin-operating-model-common';
import { chunksOf } from '../chunksOf';
import { inTurns } from '../inTurns';
import { ScorecardRun, isOnScorecard } from '../scorecard/ScorecardRun';
import { ScorecardStore } from '../scorecard/ScorecardStore';
import { KnownEntities } from './KnownEntities';
import { SurveyStore } from './SurveyStore';

/** Entities looked at before others have their turn: some milliseconds. */
const AT_A_STRETCH = 200;

/** What is made of an entity. */
interface Made {
  surveyed: SurveyedEntity;
  /** Absent where no scorecard is kept. */
  evaluated?: EvaluatedEntity;
  /** An exception spoke of it when it was evaluated. */
  isExcused: boolean;
}

/** What is published, as it stood at the beginning. */
type Begun = Pick<InLine, 'version' | 'generation'>;

/** What is published, as it stood when it was last known to agree with what this process knows. */
interface InLine {
  version: number;
  generation?: number;
  /** All that are published. */
  findings: readonly Finding[];
}

/** What this process keeps from one pass to the next, and what it was made with. */
export interface Kept {
  model: OperatingModel;
  survey: Survey;
  answers?: EvaluateAnswers;
  known: KnownEntities<Made>;
  /** Absent where nothing was published, or somebody else published meanwhile. */
  inLine?: InLine;
}

export interface SurveyPassOptions {
  /** What was kept, by the same model and the same `answers`. */
  kept: Kept;
  store: SurveyStore;
  scorecard?: ScorecardStore;
  /** What excuses cells; nothing does when absent. */
  exceptionsOf?: EvaluateOptions['exceptionsOf'];
  /** ISO date-time. */
  computedAt: string;
}

/**
 * One pass over a catalog: takes entities page by page, and publishes at the end. Where what is published agrees with what is known
 * from the pass before, only news is looked at and compared.
 */
export class SurveyPass {
  readonly #options: SurveyPassOptions;
  readonly #known: KnownEntities<Made>;
  readonly #evaluate?: EvaluateEntity;
  readonly #run?: ScorecardRun;
  /** What is published, as it stood at the beginning. */
  readonly #begunWith: Begun;
  readonly #inLine?: InLine;
  /** Entities that nothing applies to any more. */
  readonly #emptied: string[] = [];
  #unpublished: string[] = [];

  private constructor(
    options: SurveyPassOptions,
    {
      run,
      begunWith,
    }: {
      run: ScorecardRun | undefined;
      begunWith: Begun;
    },
  ) {
    const { model, answers, known, inLine } = options.kept;
    this.#options = options;
    this.#known = known;
    this.#run = run;
    this.#begunWith = begunWith;
    const isInLine =
      inLine?.version === begunWith.version &&
      inLine.generation === begunWith.generation;
    this.#inLine = isInLine ? inLine : undefined;
    if (run) {
      this.#evaluate = createEvaluator(
        model,
        { exceptionsOf: options.exceptionsOf },
        answers,
      );
    }
    known.begin();
  }

  static async begin(options: SurveyPassOptions): Promise<SurveyPass> {
    const { store, scorecard, computedAt, kept } = options;
    const { version } = await store.state();
    const published = await scorecard?.generation();
    const run =
      scorecard &&
      new ScorecardRun({
        store: scorecard,
        ancestorsOf: kept.model.ancestorsOf,
        computedAt,
      });
    return new SurveyPass(options, {
      run,
      begunWith: { version, generation: published?.generation },
    });
  }

  /** Rows of the scorecard that will be written. */
  get changed(): number {
    return this.#run?.changed ?? 0;
  }

  async visit(page: readonly Entity[]) {
    for (const part of chunksOf(page, AT_A_STRETCH)) {
      for (const entity of part) this.#visit(entity);
      // Others in this process have their turn.
      await setImmediate();
    }
  }

  #visit(entity: Entity) {
    const { exceptionsOf } = this.#options;
    const { made, isNew, before } = this.#known.visit(entity, this.#make);
    if (!this.#run || !made.evaluated) return;
    if (!isNew) {
      // Exceptions begin and end while the entity stays the same.
      const isExcused = exceptionsOf?.(entity) !== undefined;
      if (isExcused || made.isExcused) {
        made.evaluated = this.#evaluate!(entity);
        made.isExcused = isExcused;
      } else if (this.#inLine) return;
    }
    this.#run.add(made.evaluated);
    if (before?.evaluated && !isOnScorecard(made.evaluated)) {
      this.#emptied.push(made.evaluated.ref);
    }
  }

  readonly #make = (entity: Entity): Made => {
    const { kept, exceptionsOf } = this.#options;
    const resolved = kept.model.resolve(entity);
    return {
      surveyed: kept.survey.look(entity, resolved),
      evaluated: this.#evaluate?.(entity, resolved),
      isExcused: exceptionsOf?.(entity) !== undefined,
    };
  };

  /** Finds out what of that which was visited since the last time is published otherwise; best once a page. */
  async compare() {
    await this.#run?.compare();
  }

  /** What was there before and has not passed by: gone, or slipped through between two pages. */
  async unseen(): Promise<string[]> {
    if (this.#inLine) return this.#known.unseen();
    const { store } = this.#options;
    this.#unpublished =
      (await this.#run?.unseen(ref => this.#isOnScorecard(ref))) ?? [];
    const subjects = await store.subjects();
    const missing = [...subjects, ...this.#unpublished].filter(
      ref => this.#known.seen(ref) === undefined,
    );
    return [...new Set([...missing, ...this.#known.unseen()])];
  }

  #isOnScorecard(ref: string): boolean {
    const evaluated = this.#known.seen(ref)?.evaluated;
    return evaluated !== undefined && isOnScorecard(evaluated);
  }

  /** What has not passed by until now is gone. @returns how many rows were written */
  async publish(): Promise<number> {
    const gone = [
      ...this.#known.unseen(),
      ...this.#emptied,
      ...this.#unpublished,
    ].filter(ref => !this.#isOnScorecard(ref));
    this.#known.dropUnseen();
    // While the database writes the one, the other is worked out.
    const publishing = [
      this.#publishScorecard(gone),
      this.#publishSurvey(),
    ] as const;
    // Nothing goes on behind a pass that has failed.
    await Promise.allSettled(publishing);
    const [scorecard, survey] = await Promise.all(publishing);
    const { kept } = this.#options;
    const isOurs =
      survey.replaced === this.#begunWith.version &&
      scorecard?.replaced === this.#begunWith.generation;
    kept.inLine = isOurs
      ? {
          version: survey.version,
          generation: scorecard?.generation,
          findings: survey.findings,
        }
      : undefined;
    return survey.written + (scorecard?.written ?? 0);
  }

  async #publishScorecard(gone: readonly string[]) {
    const { scorecard, computedAt } = this.#options;
    const run = this.#run;
    if (!run || !scorecard) return undefined;
    if (this.#inLine && run.changed + gone.length === 0) {
      await scorecard.confirm(computedAt);
      const { generation = 0 } = this.#begunWith;
      return { generation, replaced: generation, written: 0 };
    }
    return run.publish({ all: this.#evaluated(), gone });
  }

  async #publishSurvey() {
    const { store, kept, computedAt } = this.#options;
    if (this.#inLine && this.#known.changes === 0) {
      await store.confirm(computedAt);
      const { version, findings } = this.#inLine;
      return { version, replaced: version, written: 0, findings };
    }
    const { findings, ...result } = await inTurns(
      kept.survey.conclude({
        size: this.#known.size,
        get: ref => this.#known.seen(ref)?.surveyed,
        values: () => this.#surveyed(),
      }),
    );
    for (const { surveyed } of this.#known.values()) {
      findings.push(...surveyed.findings);
    }
    const published = await store.publish(
      { ...result, findings, computedAt },
      this.#inLine,
    );
    return { ...published, findings };
  }

  *#surveyed(): Generator<SurveyedEntity, undefined> {
    for (const { surveyed } of this.#known.values()) yield surveyed;
  }

  *#evaluated(): Iterable<EvaluatedEntity> {
    for (const { evaluated } of this.#known.values()) {
      if (evaluated) yield evaluated;
    }
  }
}
