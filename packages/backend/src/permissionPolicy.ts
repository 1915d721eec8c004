import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  operatingModelAdminPermission,
  operatingModelTargetManagePermission,
} from 'backstage-plugin-operating-model-common';

/** The portal's administrator in the demo organization. */
const ADMINISTRATOR = 'user:default/priya.raman';

/** For the administrator alone; team leads set the targets of their own groups without. */
const KEPT = [
  operatingModelAdminPermission,
  operatingModelTargetManagePermission,
].map(({ name }) => name);

/** Everybody may do everything else, so that the separation of duties is what keeps people apart. */
const policy: PermissionPolicy = {
  async handle({ permission }, user) {
    const isDenied =
      KEPT.includes(permission.name) &&
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
