import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  OperatingModel,
  Rule,
  RuleSettings,
  catalogFields,
  createSurvey,
  scoringOf,
} from 'backstage-plugin-operating-model-common';
import { LOOKUP_SIZE } from '../catalog';
import { chunksOf } from '../chunksOf';
import { ModelService } from '../model/ModelService';
import { ActiveExceptions } from '../requests/ActiveExceptions';
import { Evaluation } from '../scorecard/Evaluation';
import { RefreshProgress, RefreshWatch } from '../scorecard/RefreshProgress';
import { ScorecardStore } from '../scorecard/ScorecardStore';
import { ScoringLog } from '../scorecard/ScoringLog';
import { KnownEntities } from './KnownEntities';
import { Kept, SurveyPass } from './SurveyPass';
import { SurveyStore } from './SurveyStore';
import { oneAhead } from '../oneAhead';

/** Entities asked for at once. More are a little faster, and keep other requests waiting for longer. */
const PAGE_SIZE = 2_000;

/** What the scorecard adds up by and the model does not ask for. */
const ROLLED_UP_BY = ['spec.type', 'spec.lifecycle'];

/** A catalog does not lose a fifth of itself between two passes; more likely it is not complete at the moment. */
const CREDIBLE_SHARE = 0.8;

export interface CatalogSurveyorOptions {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  model: ModelService;
  store: SurveyStore;
  /** Where the scorecard is kept, what runbooks are judged with, and what excuses cells; without it none is made. */
  scorecard?: {
    store: ScorecardStore;
    scorings: ScoringLog;
    evaluation: Evaluation;
    exceptions: Pick<ActiveExceptions, 'lookup'>;
  };
  rules: readonly Rule[];
  settings: RuleSettings;
  pageSize?: number;
  /** Told how far a pass is. */
  progress?: RefreshProgress;
  now?: () => Date;
}

/** How a pass ended. */
export interface SurveyRun {
  outcome: 'published' | 'doubted' | 'cancelled';
  entities: number;
  /** Rows of the database. */
  written: number;
}

/**
 * Goes through the whole catalog and keeps what the rules say about it, and how well runbooks cover it. What was kept before stays
 * until a pass ended well. From one pass to the next this process keeps what it made of each entity, so that only what changed is
 * looked at again.
 */
export class CatalogSurveyor {
  readonly #options: CatalogSurveyorOptions;
  readonly #rules: readonly Rule[];
  #kept?: Kept;

  constructor(options: CatalogSurveyorOptions) {
    this.#options = options;
    this.#rules = options.rules.filter(rule => !rule.toldByCell);
  }

  /** @throws whatever kept it from ending; that is kept as the reason, too */
  async run(signal?: AbortSignal): Promise<SurveyRun> {
    const { progress, store, logger } = this.#options;
    let watch: RefreshWatch | undefined;
    try {
      watch = await progress?.begin((await store.state()).entities);
      const run = await this.#run(signal, watch);
      await watch?.end(run);
      return run;
    } catch (error) {
      logger.warn(
        `The catalog could not be gone through: ${stringifyError(error)}`,
      );
      const problem =
        'The catalog could not be read to its end; what is shown is of the time before';
      await store.fail(problem);
      await watch?.end({ outcome: 'failed', entities: 0, written: 0, problem });
      throw error;
    }
  }

  async #run(
    signal: AbortSignal | undefined,
    watch: RefreshWatch | undefined,
  ): Promise<SurveyRun> {
    const { store, scorecard, now = () => new Date() } = this.#options;
    const model = await this.#options.model.current();
    const kept = await this.#takeKept(model);
    const excuses = await scorecard?.exceptions.lookup(model);
    const computedAt = now().toISOString();
    const pass = await SurveyPass.begin({
      kept,
      store,
      scorecard: scorecard?.store,
      exceptionsOf: excuses?.ofCells,
      computedAt,
    });
    // Until it has published, nobody knows what of it is.
    kept.inLine = undefined;
    try {
      const run = await this.#goThrough(pass, this.#fieldsFor(model), {
        signal,
        watch,
      });
      if (scorecard && run.outcome === 'published') {
        await scorecard.scorings.keep(
          scoringOf(model, scorecard.evaluation.settings),
          computedAt.slice(0, 10),
        );
      }
      return run;
    } finally {
      this.#kept = kept;
    }
  }

  async #goThrough(
    pass: SurveyPass,
    fields: string[],
    {
      signal,
      watch,
    }: { signal: AbortSignal | undefined; watch: RefreshWatch | undefined },
  ): Promise<SurveyRun> {
    let seen = 0;
    const compare = async () => {
      await pass.compare();
      await watch?.progress({ seen, written: pass.changed });
    };
    await watch?.phase('reading');
    // A page is compared with what is published while the next one is looked at.
    let comparing = Promise.resolve();
    try {
      for await (const page of this.#stream(fields)) {
        if (signal?.aborted)
          return { outcome: 'cancelled', entities: seen, written: 0 };
        await pass.visit(page);
        seen += page.length;
        await comparing;
        comparing = compare();
        // Its failure is met with the next page, or in the end.
        comparing.catch(() => {});
      }
    } finally {
      // Nothing goes on behind a pass that has ended.
      await comparing;
    }
    if (!(await this.#isCredible(seen))) {
      return { outcome: 'doubted', entities: seen, written: 0 };
    }
    await watch?.phase('looking-again');
    for await (const page of this.#lookAgain(await pass.unseen(), fields)) {
      await pass.visit(page);
      await pass.compare();
    }
    await watch?.phase('publishing');
    return {
      outcome: 'published',
      entities: seen,
      written: await pass.publish(),
    };
  }

  /** Whoever comes at the same time finds nothing kept, and works everything out for himself. */
  async #takeKept(model: OperatingModel): Promise<Kept> {
    const { scorecard, settings } = this.#options;
    const answers = await scorecard?.evaluation.answersEvaluator(model);
    const kept = this.#kept;
    this.#kept = undefined;
    return kept?.model === model && kept.answers === answers
      ? kept
      : {
          model,
          survey: createSurvey(model, { rules: this.#rules, settings }),
          answers,
          known: new KnownEntities(),
        };
  }

  #fieldsFor(model: OperatingModel): string[] {
    return [
      ...new Set([
        ...catalogFields(model),
        ...(this.#options.scorecard ? ROLLED_UP_BY : []),
        ...this.#rules.flatMap(rule => rule.fields ?? []),
      ]),
    ];
  }

  async *#stream(fields: string[]): AsyncIterable<Entity[]> {
    const { auth, catalog, pageSize = PAGE_SIZE } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    // The next page is fetched while this one is looked at.
    yield* oneAhead(
      catalog.streamEntities({ fields, pageSize }, { credentials }),
    );
  }

  /** Believes a catalog that shrank by much only when it has the same size the second time. */
  async #isCredible(seen: number): Promise<boolean> {
    const { store, logger } = this.#options;
    const { entities, doubted } = await store.state();
    if (seen >= entities * CREDIBLE_SHARE) return true;
    if (doubted !== undefined && Math.abs(seen - doubted) <= doubted * 0.05) {
      return true;
    }
    const problem = `The catalog shows ${seen} entities after ${entities} the last time; what is shown stays until the next pass sees the same`;
    logger.warn(problem);
    await store.fail(problem, seen);
    return false;
  }

  /** Pages by cursor are no snapshot: an entity may slip through. What was found about it is dropped only if it is gone. */
  async *#lookAgain(
    unseen: readonly string[],
    fields: string[],
  ): AsyncIterable<Entity[]> {
    const { auth, catalog } = this.#options;
    for (const entityRefs of chunksOf([...new Set(unseen)], LOOKUP_SIZE)) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      yield items.filter(item => item !== undefined);
    }
  }
}
