import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  operatingModelPermissions,
  readCatalogConfig,
} from 'backstage-plugin-operating-model-common';
import { readIncidentActivity } from './config';
import { definitionsRoutes } from './definitions/routes';
import { createRouter } from './http/createRouter';
import { CatalogModelService } from './model/CatalogModelService';
import { modelRoutes } from './model/routes';
import { DefaultResponsibilitiesService } from './responsibilities/DefaultResponsibilitiesService';
import { responsibilitiesRoutes } from './responsibilities/routes';

/**
 * Serves the compiled model of the catalog's definitions under `/api/operating-model`.
 *
 * @public
 */
export const operatingModelPlugin = createBackendPlugin({
  pluginId: 'operating-model',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({
        auditor,
        auth,
        catalog,
        config,
        httpAuth,
        httpRouter,
        logger,
        permissions,
        permissionsRegistry,
      }) {
        permissionsRegistry.addPermissions(operatingModelPermissions);
        const { policies } = readCatalogConfig(
          config.getOptional('operatingModel.catalog'),
        );
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
        });
        const routes = [
          ...modelRoutes({ catalog, model }),
          ...responsibilitiesRoutes(responsibilities),
          ...definitionsRoutes({ catalog, model }),
        ];
        httpRouter.use(
          createRouter({ routes, auditor, httpAuth, logger, permissions }),
        );
      },
    });
  },
});
