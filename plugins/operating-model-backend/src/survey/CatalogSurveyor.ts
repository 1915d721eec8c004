import { setImmediate } from 'node:timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EvaluateOptions,
  Finding,
  OperatingModel,
  Rule,
  RuleSettings,
  catalogFields,
  createEvaluator,
  createSurvey,
} from 'backstage-plugin-operating-model-common';
import { chunksOf } from '../chunksOf';
import { ModelService } from '../model/ModelService';
import { ActiveExceptions } from '../requests/ActiveExceptions';
import { Evaluation } from '../scorecard/Evaluation';
import { RefreshProgress, RefreshWatch } from '../scorecard/RefreshProgress';
import { ScorecardRun } from '../scorecard/ScorecardRun';
import { ScorecardStore } from '../scorecard/ScorecardStore';
import { SurveyStore } from './SurveyStore';
import { oneAhead } from './oneAhead';

/** Entities asked for at once. More are a little faster, and keep other requests waiting for longer. */
const PAGE_SIZE = 2_000;

const LOOKUP_SIZE = 1_000;

/** Entities looked at before others have their turn: some milliseconds. */
const AT_A_STRETCH = 200;

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
  /** Where the scorecard is kept; without it none is made. */
  scorecard?: ScorecardStore;
  /** What excuses cells; nothing does when absent. */
  exceptions?: ActiveExceptions;
  rules: readonly Rule[];
  settings: RuleSettings;
  pageSize?: number;
  /** What runbooks are judged with besides exceptions. */
  evaluation?: Evaluation;
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
 * until a pass ended well.
 */
export class CatalogSurveyor {
  readonly #options: CatalogSurveyorOptions;
  readonly #rules: readonly Rule[];

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
    const {
      store,
      scorecard,
      settings,
      now = () => new Date(),
    } = this.#options;
    const computedAt = now().toISOString();
    const model = await this.#options.model.current();
    const survey = createSurvey(model, { rules: this.#rules, settings });
    const excuses = await this.#options.exceptions?.lookup(model);
    const run =
      scorecard &&
      (await ScorecardRun.begin({
        store: scorecard,
        model,
        computedAt,
        evaluate: await this.#evaluator(model, excuses?.ofCells),
      }));
    const findings: Finding[] = [];
    const fields = [
      ...new Set([
        ...catalogFields(model),
        ...(run ? ROLLED_UP_BY : []),
        ...this.#rules.flatMap(rule => rule.fields ?? []),
      ]),
    ];
    const visit = async (page: readonly Entity[]) => {
      for (const part of chunksOf(page, AT_A_STRETCH)) {
        for (const entity of part) {
          const resolved = model.resolve(entity);
          findings.push(...survey.visit(entity, resolved));
          run?.visit(entity, resolved);
        }
        // Others in this process have their turn.
        await setImmediate();
      }
    };
    let seen = 0;
    const write = async () => {
      await run?.stage();
      await watch?.progress({ seen, written: run?.changed ?? 0 });
    };
    await watch?.phase('reading');
    // A page is written while the next one is looked at.
    let writing = Promise.resolve();
    try {
      for await (const page of this.#stream(fields)) {
        if (signal?.aborted)
          return { outcome: 'cancelled', entities: seen, written: 0 };
        await visit(page);
        seen += page.length;
        await writing;
        writing = write();
        // Its failure is met with the next page, or in the end.
        writing.catch(() => {});
      }
    } finally {
      // Nothing goes on behind a pass that has ended.
      await writing;
    }
    if (!(await this.#isCredible(seen))) {
      return { outcome: 'doubted', entities: seen, written: 0 };
    }
    await watch?.phase('looking-again');
    const unseenByRun = (await run?.unseen()) ?? [];
    const unseen = [...(await store.subjects()), ...unseenByRun].filter(
      ref => !survey.saw(ref),
    );
    for await (const page of this.#lookAgain(unseen, fields)) {
      await visit(page);
      await run?.stage();
    }
    await watch?.phase('publishing');
    const { findings: atLast, ...result } = survey.finish();
    findings.push(...atLast);
    const published = await run?.publish(unseenByRun);
    const { written } = await store.publish({
      ...result,
      findings,
      computedAt,
    });
    return {
      outcome: 'published',
      entities: seen,
      written: written + (published?.written ?? 0),
    };
  }

  async #evaluator(
    model: OperatingModel,
    exceptionsOf: EvaluateOptions['exceptionsOf'],
  ) {
    const { evaluation } = this.#options;
    return evaluation
      ? evaluation.evaluator(model, exceptionsOf)
      : createEvaluator(model, { exceptionsOf });
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
