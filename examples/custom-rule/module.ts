import { createBackendModule } from '@backstage/backend-plugin-api';
import { operatingModelRulesExtensionPoint } from 'backstage-plugin-operating-model-node';
import { pagingRule } from './pagingRule';

/** Adds the rules of Acme to those that come with the plugin. */
export default createBackendModule({
  pluginId: 'operating-model',
  moduleId: 'acme-rules',
  register(env) {
    env.registerInit({
      deps: { rules: operatingModelRulesExtensionPoint },
      async init({ rules }) {
        rules.addRules(pagingRule);
      },
    });
  },
});
