import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  PolicyDecision,
  isPermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  operatingModelAdminPermission,
  operatingModelRequestReadPermission,
} from 'backstage-plugin-operating-model-common';
import {
  createOperatingModelRequestConditionalDecision,
  operatingModelRequestConditions,
} from 'backstage-plugin-operating-model-node';

const { forEntityOwnedBy, inRequestingGroup, isApprover, isRequester } =
  operatingModelRequestConditions;

/** People read the requests that they or their groups have to do with; the platform team sees to the rest. */
export class RequestPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    const isPlatform = claims.includes('group:default/platform');
    if (isPermission(permission, operatingModelAdminPermission)) {
      return {
        result: isPlatform ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    }
    if (
      isPermission(permission, operatingModelRequestReadPermission) &&
      !isPlatform
    ) {
      return createOperatingModelRequestConditionalDecision(permission, {
        anyOf: [
          isRequester({ claims }),
          isApprover({ claims }),
          inRequestingGroup({ claims }),
          forEntityOwnedBy({ claims }),
        ],
      });
    }
    return { result: AuthorizeResult.ALLOW };
  }
}

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'request-policy',
  register({ registerInit }) {
    registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new RequestPolicy());
      },
    });
  },
});
