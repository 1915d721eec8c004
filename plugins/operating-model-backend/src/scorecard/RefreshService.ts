import {
  AuthService,
  BackstageCredentials,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  NotFoundError,
  ServiceUnavailableError,
  isError,
  stringifyError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ScorecardRefresh,
  ScorecardRefreshed,
  createEvaluator,
} from 'backstage-plugin-operating-model-common';
import { Duration } from 'luxon';
import { ModelService } from '../model/ModelService';
import { ActiveExceptions } from '../requests/ActiveExceptions';
import { SurveyStore } from '../survey/SurveyStore';
import { Evaluation } from './Evaluation';
import { RefreshProgress } from './RefreshProgress';
import { ScorecardService } from './ScorecardService';
import { ScorecardStore } from './ScorecardStore';

export interface RefreshServiceOptions {
  auth: AuthService;
  catalog: CatalogService;
  evaluation: Evaluation;
  exceptions: ActiveExceptions;
  logger: LoggerService;
  model: ModelService;
  progress: RefreshProgress;
  scheduler: SchedulerService;
  scorecard: ScorecardService;
  store: ScorecardStore;
  survey: SurveyStore;
  /** The task that goes through the catalog. */
  taskId: string;
  /** How often it does so, where that is a duration. */
  every?: Duration;
}

/** Has the scorecard made anew: all of it soon, one entity at once. */
export class RefreshService {
  readonly #options: RefreshServiceOptions;

  constructor(options: RefreshServiceOptions) {
    this.#options = options;
  }

  async progress(): Promise<ScorecardRefresh> {
    const { progress, survey, every } = this.#options;
    const [read, { problem }] = await Promise.all([
      progress.read(),
      survey.state(),
    ]);
    const { state, last } = read;
    const startedAt = last && Date.parse(last.startedAt);
    return {
      ...read,
      last: last && {
        ...last,
        problem:
          last.outcome === 'published' ? undefined : (problem ?? last.problem),
      },
      nextAt:
        state === 'idle' && startedAt && every
          ? new Date(startedAt + every.toMillis()).toISOString()
          : undefined,
    };
  }

  /** One that runs or waits already is answered, not doubled. */
  async refreshAll(): Promise<ScorecardRefreshed> {
    const { progress, scheduler, taskId, logger } = this.#options;
    const started = await progress.ask();
    if (started) {
      try {
        await scheduler.triggerTask(taskId);
      } catch (error) {
        await progress.unask();
        // It has begun in this very moment.
        if (!isError(error) || error.name !== 'ConflictError') {
          logger.warn(
            `The refresh could not be begun: ${stringifyError(error)}`,
          );
          throw new ServiceUnavailableError(
            'The refresh can not be begun at the moment; try again in a few seconds',
          );
        }
        return { ...(await this.progress()), started: false, names: {} };
      }
    }
    return { ...(await this.progress()), started, names: {} };
  }

  /** @throws NotFoundError when the caller sees no such entity */
  async refreshEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ScorecardRefreshed> {
    const { auth, catalog, evaluation, exceptions, scorecard, store } =
      this.#options;
    const [visible, entity, model] = await Promise.all([
      catalog.getEntityByRef(entityRef, { credentials }),
      catalog.getEntityByRef(entityRef, {
        credentials: await auth.getOwnServiceCredentials(),
      }),
      this.#options.model.current(),
    ]);
    if (!visible || !entity) {
      throw new NotFoundError(`No entity ${entityRef} in the catalog`);
    }
    const runbooks = model
      .responsibilitiesOf(entity)
      .flatMap(each => each.runbooks);
    const [options, excuses] = await Promise.all([
      evaluation.options(runbooks),
      exceptions.lookup(model, entityRef),
    ]);
    const evaluated = createEvaluator(model, {
      ...options,
      exceptionsOf: excuses.ofCells,
    })(entity);
    await store.replace(evaluated, {
      ancestorsOf: model.ancestorsOf,
      computedAt: model.now.toISOString(),
    });
    return {
      ...(await this.progress()),
      started: false,
      ...(await scorecard.entity(evaluated.ref, credentials)),
    };
  }
}
