import {
  AuthService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Criterion,
  readScorecardConfig,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { Duration } from 'luxon';
import { readRefreshRhythm } from '../config';
import { Route } from '../http/Route';
import { Digest } from '../digest/Digest';
import { LinkCheckStore } from '../linkCheck/LinkCheckStore';
import { LinkChecker } from '../linkCheck/LinkChecker';
import { readLinkCheckSettings } from '../linkCheck/settings';
import { ModelService } from '../model/ModelService';
import { ActiveExceptions } from '../requests/ActiveExceptions';
import { CallerService } from '../requests/CallerService';
import { DatabaseRunStore } from '../runbookRuns/DatabaseRunStore';
import { runbookRunsRoutes } from '../runbookRuns/routes';
import { DatabaseTargetStore } from '../targets/DatabaseTargetStore';
import { TargetReminder } from '../targets/TargetReminder';
import { TargetsService } from '../targets/TargetsService';
import { targetsRoutes } from '../targets/routes';
import { SurveyStore } from '../survey/SurveyStore';
import { DatabaseScorecardStore } from './DatabaseScorecardStore';
import { DefaultScorecardService } from './DefaultScorecardService';
import { Evaluation } from './Evaluation';
import { RefreshProgress } from './RefreshProgress';
import { RefreshService } from './RefreshService';
import { ScoringLog } from './ScoringLog';
import { scheduleScorecardTasks } from './scheduleScorecardTasks';
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
  reader: UrlReaderService;
  scheduler: SchedulerService;
  survey: SurveyStore;
  /** The task that goes through the catalog. */
  taskId: string;
}

/** All of the scorecard, put together. */
export function createScorecard(dependencies: ScorecardDependencies) {
  const { callers, catalog, config, criteria, knex, model } = dependencies;
  const settings = readScorecardConfig(
    config.getOptional('operatingModel.scorecard'),
    criteria,
  );
  const rhythm = readRefreshRhythm(config);
  const runs = new DatabaseRunStore({ knex });
  const linkCheck = readLinkCheckSettings(config);
  const looks = new LinkCheckStore({ knex });
  const evaluation = new Evaluation({
    settings,
    runs,
    looks: linkCheck && looks,
  });
  const progress = new RefreshProgress({ knex });
  const store = new DatabaseScorecardStore({ knex });
  const scorings = new ScoringLog({ knex });
  const service = new DefaultScorecardService({
    ...dependencies,
    store,
    scorings,
    settings,
    levels: settings.levels,
    activitiesFrom: settings.activitiesFrom,
    weights: settings.weights,
    judging: runbook => evaluation.options([runbook]),
  });
  const targets = new DatabaseTargetStore({ knex });
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
      linkCheck: linkCheck !== undefined,
      model,
      refresh,
      rhythm,
      settings,
    }),
    ...targetsRoutes(
      new TargetsService({
        ...dependencies,
        scorecard: service,
        scorings,
        store,
        targets,
      }),
    ),
    ...runbookRunsRoutes({ callers, catalog, model, runs }),
  ];
  const schedule = () =>
    scheduleScorecardTasks({
      config,
      digest: new Digest({ knex, model, scorings, settings }),
      reminder: new TargetReminder({ knex, model, store, targets }),
      linkCheck: linkCheck && {
        schedule: linkCheck.schedule,
        checker: new LinkChecker({
          ...dependencies,
          settings: linkCheck,
          store: looks,
        }),
      },
      scheduler: dependencies.scheduler,
    });
  return {
    schedule,
    evaluation,
    pageSize: rhythm.pageSize,
    progress,
    routes,
    scorings,
    store,
  };
}
