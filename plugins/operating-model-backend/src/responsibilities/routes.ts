import {
  operatingModelReadPermission,
  responsibilitiesSchema,
  whoSchema,
} from 'backstage-plugin-operating-model-common';
import { Route } from '../http/Route';
import { readRef } from '../http/references';
import { ResponsibilitiesService } from './ResponsibilitiesService';

const entityParameter = {
  name: 'entityRef',
  description:
    'The entity, in any case and short form; of kind Component where none is named',
  required: true,
};

export function responsibilitiesRoutes(
  service: ResponsibilitiesService,
): Route[] {
  return [
    {
      method: 'get',
      path: '/responsibilities',
      summary:
        'Who does what for an entity, with which runbook, and whom to call',
      parameters: [entityParameter],
      answer: responsibilitiesSchema,
      permission: operatingModelReadPermission,
      principals: ['user', 'service'],
      auditEvent: 'responsibilities-fetch',
      handle: ({ query, credentials }) =>
        service.describe({
          entityRef: readRef('entityRef', query.entityRef, 'Component'),
          credentials,
        }),
    },
    {
      method: 'get',
      path: '/who',
      summary: 'Whom to call about an entity, in order',
      parameters: [
        entityParameter,
        {
          name: 'activityRef',
          description:
            'The activity that it is about; responding to incidents when absent',
          required: false,
        },
      ],
      answer: whoSchema,
      permission: operatingModelReadPermission,
      principals: ['user', 'service'],
      auditEvent: 'who-fetch',
      handle: ({ query, credentials }) =>
        service.whoToCall({
          entityRef: readRef('entityRef', query.entityRef, 'Component'),
          activityRef: query.activityRef
            ? readRef('activityRef', query.activityRef, 'Activity')
            : undefined,
          credentials,
        }),
    },
  ];
}
