import {
  AuthService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Criterion,
  readScorecardConfig,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { Duration } from 'luxon';
import { readObject, readRefreshRhythm } from '../config';
import { Route } from '../http/Route';
import { ModelService } from '../model/ModelService';
import { ActiveExceptions } from '../requests/ActiveExceptions';
import { CallerService } from '../requests/CallerService';
import { DatabaseRunStore } from '../runbookRuns/DatabaseRunStore';
import { runbookRunsRoutes } from '../runbookRuns/routes';
import { SurveyStore } from '../survey/SurveyStore';
import { DatabaseScorecardStore } from './DatabaseScorecardStore';
import { DefaultScorecardService } from './DefaultScorecardService';
import { Evaluation } from './Evaluation';
import { RefreshProgress } from './RefreshProgress';
import { RefreshService } from './RefreshService';
import { managementRoutes } from './managementRoutes';
import { scorecardRoutes } from './routes';

export interface ScorecardDependencies {
  auth: AuthService;
  callers: CallerService;
  catalog: CatalogService;
  config: RootConfigService;
  criteria: readonly Criterion[];
  exceptions: ActiveExceptions;
  knex: Knex;
  logger: LoggerService;
  model: ModelService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  survey: SurveyStore;
  /** The task that goes through the catalog. */
  taskId: string;
}

/** All of the scorecard, put together. */
export function createScorecard(dependencies: ScorecardDependencies) {
  const { callers, catalog, config, criteria, knex, model } = dependencies;
  const settings = readScorecardConfig(
    readObject(config, 'operatingModel.scorecard', ['linkCheck']),
    criteria,
  );
  const rhythm = readRefreshRhythm(config);
  const runs = new DatabaseRunStore({ knex });
  const evaluation = new Evaluation({ settings, runs });
  const progress = new RefreshProgress({ knex });
  const store = new DatabaseScorecardStore({ knex });
  const service = new DefaultScorecardService({
    ...dependencies,
    store,
    levels: settings.levels,
    weights: settings.weights,
    judging: runbook => evaluation.options([runbook]),
  });
  const refresh = new RefreshService({
    ...dependencies,
    evaluation,
    every: rhythm.every ? Duration.fromISO(rhythm.every) : undefined,
    progress,
    scorecard: service,
    store,
  });
  const routes: Route[] = [
    ...scorecardRoutes(service),
    ...managementRoutes({
      catalog,
      linkCheck: false,
      model,
      refresh,
      rhythm,
      settings,
    }),
    ...runbookRunsRoutes({ callers, catalog, model, runs }),
  ];
  return { evaluation, pageSize: rhythm.pageSize, progress, routes, store };
}
