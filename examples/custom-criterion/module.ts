import { createBackendModule } from '@backstage/backend-plugin-api';
import { operatingModelCriteriaExtensionPoint } from 'backstage-plugin-operating-model-node';
import { approvedToolsCriterion } from './approvedToolsCriterion';

/** Adds the criteria of Acme to those that come with the plugin. */
export default createBackendModule({
  pluginId: 'operating-model',
  moduleId: 'acme-criteria',
  register(env) {
    env.registerInit({
      deps: { criteria: operatingModelCriteriaExtensionPoint },
      async init({ criteria }) {
        criteria.addCriteria(approvedToolsCriterion);
      },
    });
  },
});
