import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_OPERATING_MODEL_REQUEST,
  RequestRecord,
} from 'backstage-plugin-operating-model-common';

/** What a condition looks at; the store makes SQL of it. @public */
export interface RequestCondition {
  property: 'requester' | 'approver' | 'requestingGroup' | 'entityOwner';
  /** Canonical references, of which one has to match. */
  values: string[];
}

/** @public */
export const operatingModelRequestResourceRef = createPermissionResourceRef<
  RequestRecord,
  RequestCondition
>().with({
  pluginId: 'operating-model',
  resourceType: RESOURCE_TYPE_OPERATING_MODEL_REQUEST,
});

/** The values that a request has for a property. @public */
export function valuesOfRequest(
  request: RequestRecord,
  property: RequestCondition['property'],
): string[] {
  switch (property) {
    case 'requester':
      return [request.requester];
    case 'approver':
      return request.routing?.approvers.map(({ ref }) => ref) ?? [];
    case 'requestingGroup':
      return [request.content.requestingGroup ?? []].flat();
    default:
      return [request.ownerRef ?? []].flat();
  }
}
