import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import {
  RequestCondition,
  operatingModelRequestResourceRef,
  valuesOfRequest,
} from './resource';

const paramsSchema = z.object({
  claims: z
    .array(z.string())
    .describe('Canonical references of the user and the groups'),
});

function ruleAbout(
  property: RequestCondition['property'],
  { name, description }: { name: string; description: string },
) {
  return createPermissionRule({
    name,
    description,
    resourceRef: operatingModelRequestResourceRef,
    paramsSchema,
    apply: (request, { claims }) =>
      valuesOfRequest(request, property).some(value => claims.includes(value)),
    toQuery: ({ claims }) => ({ property, values: claims }),
  });
}

/** @public */
export const isRequester = ruleAbout('requester', {
  name: 'IS_REQUESTER',
  description: 'Allow requests that were asked by one of the claims',
});

/** @public */
export const isApprover = ruleAbout('approver', {
  name: 'IS_APPROVER',
  description: 'Allow requests that one of the claims is named to decide',
});

/** @public */
export const inRequestingGroup = ruleAbout('requestingGroup', {
  name: 'IN_REQUESTING_GROUP',
  description: 'Allow requests that were asked for one of the claims',
});

/** @public */
export const forEntityOwnedBy = ruleAbout('entityOwner', {
  name: 'FOR_ENTITY_OWNED_BY',
  description: 'Allow requests about an entity that one of the claims owns',
});
