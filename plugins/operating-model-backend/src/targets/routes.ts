import {
  ScorecardTarget,
  operatingModelReadPermission,
  scorecardTargetSchema,
  scorecardTargetsSchema,
  targetChangeSchema,
  targetDraftSchema,
} from 'backstage-plugin-operating-model-common';
import { Route } from '../http/Route';
import { readRef } from '../http/references';
import { TargetsService } from './TargetsService';

export function targetsRoutes(targets: TargetsService): Route[] {
  const shared = {
    // Whether a target may be set depends on the group that it is for.
    permission: operatingModelReadPermission,
    principals: ['user' as const, 'service' as const],
    auditMeta: ({ id, groupRef, measure, goal, by }: ScorecardTarget) => ({
      id,
      ...(groupRef && { groupRef }),
      measure,
      goal,
      by,
    }),
  };
  return [
    {
      ...shared,
      method: 'get',
      path: '/scorecard/targets',
      summary: 'Goals with where they stand, and who is behind',
      parameters: [
        {
          name: 'groupRef',
          description:
            'Targets of this group, of groups above it and of everybody; of kind Group where none is named',
          required: false,
        },
      ],
      answer: scorecardTargetsSchema,
      auditEvent: 'targets-fetch',
      handle: ({ query, credentials }) =>
        targets.list(
          query.groupRef && readRef('groupRef', query.groupRef, 'Group'),
          credentials,
        ),
    },
    {
      ...shared,
      method: 'post',
      path: '/scorecard/targets',
      summary:
        'Sets a target for a group of the caller; for others and for everybody it takes operating-model.target.manage',
      parameters: [],
      body: targetDraftSchema,
      status: 201,
      answer: scorecardTargetSchema,
      auditEvent: 'target-create',
      handle: ({ body, credentials }) => targets.create(body, credentials),
    },
    {
      ...shared,
      method: 'patch',
      path: '/scorecard/targets/{id}',
      summary: 'Changes the title, the goal or the end of a target',
      parameters: [],
      body: targetChangeSchema,
      answer: scorecardTargetSchema,
      auditEvent: 'target-change',
      handle: ({ params, body, credentials }) =>
        targets.change(params.id, body, credentials),
    },
    {
      ...shared,
      method: 'delete',
      path: '/scorecard/targets/{id}',
      summary: 'Removes a target, and answers it as it was',
      parameters: [],
      answer: scorecardTargetSchema,
      auditEvent: 'target-remove',
      handle: ({ params, credentials }) =>
        targets.remove(params.id, credentials),
    },
  ];
}
