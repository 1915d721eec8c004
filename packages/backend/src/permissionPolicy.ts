import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { operatingModelAdminPermission } from 'backstage-plugin-operating-model-common';

/** The portal's administrator in the demo organization. */
const ADMINISTRATOR = 'user:default/priya.raman';

/** Everybody may do everything but administer, so that the separation of duties is what keeps people apart. */
const policy: PermissionPolicy = {
  async handle({ permission }, user) {
    const isDenied =
      permission.name === operatingModelAdminPermission.name &&
      user?.info.userEntityRef !== ADMINISTRATOR;
    return {
      result: isDenied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
    };
  },
};

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'demo-policy',
  register(env) {
    env.registerInit({
      deps: { policies: policyExtensionPoint },
      async init({ policies }) {
        policies.setPolicy(policy);
      },
    });
  },
});
