import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  Rule,
  builtInRules,
  operatingModelPermissions,
  operatingModelRequestPermissions,
  readCatalogConfig,
  readRequestPolicy,
  readRulesConfig,
} from 'backstage-plugin-operating-model-common';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  operatingModelRequestResourceRef,
  operatingModelRequestRules,
  operatingModelRulesExtensionPoint,
} from 'backstage-plugin-operating-model-node';
import { agreementsRoutes } from './agreements/routes';
import { readIncidentActivity, readRefreshSchedule } from './config';
import { openDatabase } from './database/openDatabase';
import { definitionsRoutes } from './definitions/routes';
import { DefaultFindingsService } from './findings/DefaultFindingsService';
import { DefinitionFindings } from './findings/DefinitionFindings';
import { findingsRoutes } from './findings/routes';
import { createRouter } from './http/createRouter';
import { matricesRoutes } from './matrices/routes';
import { CatalogModelService } from './model/CatalogModelService';
import { modelRoutes } from './model/routes';
import { DefaultResponsibilitiesService } from './responsibilities/DefaultResponsibilitiesService';
import { ActiveExceptions } from './requests/ActiveExceptions';
import { BackstageNotify } from './requests/BackstageNotify';
import { CallerService } from './requests/CallerService';
import { DatabaseRequestStore } from './requests/DatabaseRequestStore';
import { DefaultRequestsService } from './requests/DefaultRequestsService';
import { requestsRoutes } from './requests/routes';
import { scheduleRequestTasks } from './requests/scheduleRequestTasks';
import { responsibilitiesRoutes } from './responsibilities/routes';
import { DatabaseScorecardStore } from './scorecard/DatabaseScorecardStore';
import { DefaultScorecardService } from './scorecard/DefaultScorecardService';
import { scorecardRoutes } from './scorecard/routes';
import { CatalogSurveyor } from './survey/CatalogSurveyor';
import { DatabaseSurveyStore } from './survey/DatabaseSurveyStore';
import { teamsRoutes } from './teams/routes';

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
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({
        auditor,
        auth,
        catalog,
        config,
        database,
        httpAuth,
        httpRouter,
        logger,
        notifications,
        permissions,
        permissionsRegistry,
        scheduler,
        userInfo,
      }) {
        permissionsRegistry.addPermissions(operatingModelPermissions);
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
        const scorecard = new DatabaseScorecardStore({ knex });
        const policy = readRequestPolicy(
          config.getOptional('operatingModel.requests'),
        );
        const requestStore = new DatabaseRequestStore({ knex, logger });
        const exceptions = new ActiveExceptions({ store: requestStore });
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
        const responsibilities = new DefaultResponsibilitiesService({
          catalog,
          model,
          policies,
          exceptions,
        });
        const requests = new DefaultRequestsService({
          auth,
          catalog,
          model,
          policy,
          store: requestStore,
        });
        const findings = new DefaultFindingsService({
          catalog,
          permissions,
          model,
          store,
          definitions: new DefinitionFindings({
            auth,
            catalog,
            rules,
            settings,
          }),
        });
        const surveyor = new CatalogSurveyor({
          auth,
          catalog,
          logger,
          model,
          store,
          scorecard,
          exceptions,
          rules,
          settings,
        });
        await scheduler.scheduleTask({
          id: 'operating-model-survey',
          scope: 'global',
          ...schedule,
          fn: async signal => {
            await surveyor.run(signal);
          },
        });
        await scheduleRequestTasks({
          knex,
          logger,
          notify: new BackstageNotify({ notifications }),
          requests,
          scheduler,
          store: requestStore,
        });
        const sources = { model, catalog, permissions, findings, store };
        const routes = [
          ...modelRoutes(sources),
          ...responsibilitiesRoutes(responsibilities),
          ...definitionsRoutes({ catalog, model }),
          ...findingsRoutes({ findings, rules, settings }),
          ...matricesRoutes(sources),
          ...agreementsRoutes(sources),
          ...teamsRoutes({ ...sources, settings }),
          ...requestsRoutes({
            callers: new CallerService({ auth, permissions, userInfo }),
            model,
            requests,
            store: requestStore,
          }),
          ...scorecardRoutes(
            new DefaultScorecardService({
              catalog,
              permissions,
              model,
              store: scorecard,
            }),
          ),
        ];
        httpRouter.use(
          createRouter({ routes, auditor, httpAuth, logger, permissions }),
        );
      },
    });
  },
});
