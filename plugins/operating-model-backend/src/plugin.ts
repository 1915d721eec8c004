import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  Criterion,
  Rule,
  builtInCriteria,
  builtInRules,
  operatingModelPermissions,
  operatingModelRequestPermissions,
  readCatalogConfig,
  readRequestPolicy,
  readRulesConfig,
} from 'backstage-plugin-operating-model-common';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  operatingModelRequestResourceRef,
  operatingModelRequestRules,
  operatingModelCriteriaExtensionPoint,
  operatingModelRulesExtensionPoint,
} from 'backstage-plugin-operating-model-node';
import { agreementsRoutes } from './agreements/routes';
import {
  readIncidentActivity,
  readRefreshRhythm,
  readRefreshSchedule,
} from './config';
import { openDatabase } from './database/openDatabase';
import { definitionsRoutes } from './definitions/routes';
import { failClosed } from './failClosed';
import { DefaultFindingsService } from './findings/DefaultFindingsService';
import { DefinitionFindings } from './findings/DefinitionFindings';
import { findingsRoutes } from './findings/routes';
import { HEALTH_PATH, createRouter } from './http/createRouter';
import { matricesRoutes } from './matrices/routes';
import { CatalogModelService } from './model/CatalogModelService';
import { modelRoutes } from './model/routes';
import { Health } from './observation/Health';
import { Observed } from './observation/Observed';
import { createMetrics } from './observation/createMetrics';
import { DefaultResponsibilitiesService } from './responsibilities/DefaultResponsibilitiesService';
import { ActiveExceptions } from './requests/ActiveExceptions';
import { CallerService } from './requests/CallerService';
import { ExceptionChecks } from './requests/ExceptionChecks';
import { ExceptionNeed } from './requests/ExceptionNeed';
import { ExceptionResolver } from './requests/ExceptionResolver';
import { ScopeEntities } from './requests/ScopeEntities';
import { createRequestStore, createRequests } from './requests/createRequests';
import { readableRequests } from './requests/readableRequests';
import { responsibilitiesRoutes } from './responsibilities/routes';
import { createScorecard } from './scorecard/createScorecard';
import { CatalogSurveyor } from './survey/CatalogSurveyor';
import { DatabaseSurveyStore } from './survey/DatabaseSurveyStore';
import { TeamRequests } from './teams/TeamRequests';
import { teamsRoutes } from './teams/routes';

/** The task that goes through the catalog. */
const SURVEY = 'operating-model-survey';

/**
 * Serves the compiled model of the catalog's definitions under `/api/operating-model`.
 *
 * @public
 */
export const operatingModelPlugin = createBackendPlugin({
  pluginId: 'operating-model',
  register(env) {
    const rules: Rule[] = [...builtInRules];
    env.registerExtensionPoint(operatingModelRulesExtensionPoint, {
      addRules(...added) {
        for (const rule of added) {
          if (rules.some(({ id }) => id === rule.id)) {
            throw new Error(`There is a rule ${rule.id} already`);
          }
          rules.push(rule);
        }
      },
    });
    const criteria: Criterion[] = [...builtInCriteria];
    env.registerExtensionPoint(operatingModelCriteriaExtensionPoint, {
      addCriteria(...added) {
        for (const criterion of added) {
          if (criteria.some(({ id }) => id === criterion.id)) {
            throw new Error(`There is a criterion ${criterion.id} already`);
          }
          criteria.push(criterion);
        }
      },
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        metricsService: metricsServiceRef,
        notifications: notificationService,
        permissionBackend: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        reader: coreServices.urlReader,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfoBackend: coreServices.userInfo,
      },
      async init({
        actionsRegistry,
        auditor,
        auth,
        catalog,
        config,
        database,
        httpAuth,
        httpRouter,
        logger,
        metricsService,
        notifications,
        permissionBackend,
        permissionsRegistry,
        reader,
        scheduler,
        signals,
        userInfoBackend,
      }) {
        permissionsRegistry.addPermissions(operatingModelPermissions);
        const { permissions, userInfo } = failClosed({
          permissions: permissionBackend,
          userInfo: userInfoBackend,
          logger,
        });
        const { policies } = readCatalogConfig(
          config.getOptional('operatingModel.catalog'),
        );
        const settings = readRulesConfig(
          config.getOptional('operatingModel.rules'),
          rules,
        );
        const schedule = readRefreshSchedule(config);
        const knex = await openDatabase(database);
        const store = new DatabaseSurveyStore({ knex });
        const observed = new Observed({ knex });
        const metrics = createMetrics(metricsService, observed);
        const health = new Health({
          observed,
          rhythm: readRefreshRhythm(config),
        });
        const policy = readRequestPolicy(
          config.getOptional('operatingModel.requests'),
        );
        const { relay, store: requestStore } = createRequestStore({
          knex,
          logger,
          notifications,
          signals,
        });
        const exceptions = new ActiveExceptions({ store: requestStore });
        const scopes = new ScopeEntities({ auth, catalog });
        permissionsRegistry.addResourceType({
          resourceRef: operatingModelRequestResourceRef,
          permissions: operatingModelRequestPermissions,
          rules: operatingModelRequestRules,
          getResources: ids => requestStore.getMany(ids),
        });
        const model = new CatalogModelService({
          auth,
          catalog,
          logger,
          incidentActivityRef: readIncidentActivity(config),
        });
        const callers = new CallerService({ auth, permissions, userInfo });
        const scorecard = createScorecard({
          auth,
          callers,
          catalog,
          config,
          criteria,
          exceptions,
          knex,
          logger,
          model,
          permissions,
          reader,
          scheduler,
          survey: store,
          taskId: SURVEY,
        });
        const { evaluation } = scorecard;
        const responsibilities = new DefaultResponsibilitiesService({
          catalog,
          evaluation,
          model,
          policies,
          exceptions,
        });
        const definitions = new DefinitionFindings({
          auth,
          catalog,
          rules,
          settings,
        });
        const need = new ExceptionNeed({
          auth,
          catalog,
          definitions,
          model,
          rules,
          scopes,
          scorecard: scorecard.store,
          settings,
          survey: store,
        });
        const { requests, ...requestsApi } = await createRequests({
          actionsRegistry,
          auth,
          callers,
          catalog,
          logger,
          model,
          need,
          policy,
          reach: store,
          relay,
          scheduler,
          store: requestStore,
        });
        const findings = new DefaultFindingsService({
          catalog,
          permissions,
          model,
          store,
          definitions,
          exceptions,
          scopes,
          readableRequests: (ids, credentials) =>
            readableRequests(ids, { callers, requests, credentials }),
        });
        const surveyor = new CatalogSurveyor({
          auth,
          catalog,
          logger,
          model,
          store,
          scorecard: {
            store: scorecard.store,
            scorings: scorecard.scorings,
            evaluation,
            exceptions,
          },
          progress: scorecard.progress,
          pageSize: scorecard.pageSize,
          rules,
          settings,
        });
        const resolver = new ExceptionResolver({
          checks: new ExceptionChecks({ knex }),
          exceptions,
          logger,
          need,
          policy,
          requests,
        });
        await scheduler.scheduleTask({
          id: SURVEY,
          scope: 'global',
          ...schedule,
          fn: async signal => {
            const { outcome } = await metrics.measureRefresh(() =>
              surveyor.run(signal),
            );
            if (outcome === 'published') await resolver.afterPass(signal);
          },
        });
        await scorecard.schedule();
        const sources = { model, catalog, permissions, findings, store };
        const routes = [
          ...modelRoutes(sources),
          ...responsibilitiesRoutes(responsibilities),
          ...definitionsRoutes({ catalog, evaluation, model }),
          ...findingsRoutes({ findings, rules, settings }),
          ...matricesRoutes(sources),
          ...agreementsRoutes(sources),
          ...teamsRoutes({
            ...sources,
            settings,
            requests: new TeamRequests({
              callers,
              requests,
              store: requestStore,
            }),
          }),
          ...requestsApi.routes,
          ...scorecard.routes,
        ];
        httpRouter.use(
          createRouter({
            routes,
            auditor,
            health,
            httpAuth,
            logger,
            metrics,
            permissions,
          }),
        );
        httpRouter.addAuthPolicy({
          path: HEALTH_PATH,
          allow: 'unauthenticated',
        });
      },
    });
  },
});
