import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  RuleSettings,
  describeLoad,
  describePeers,
  describeTeam,
  namesOf,
  operatingModelReadPermission,
  refsOfTeam,
  teamSchema,
  teamsSchema,
} from 'backstage-plugin-operating-model-common';
import { z } from 'zod';
import { Route } from '../http/Route';
import {
  pageParameters,
  readCursor,
  readLimit,
  writeCursor,
} from '../http/pages';
import { readRef } from '../http/references';
import { ModelService } from '../model/ModelService';
import { StoredLoad, SurveyStore } from '../survey/SurveyStore';
import { visibilityOf } from '../visibility';
import { TeamRequests } from './TeamRequests';

const cursorSchema = z.strictObject({
  accountable: z.number(),
  partyRef: z.string(),
});

export function teamsRoutes(options: {
  model: ModelService;
  catalog: CatalogService;
  permissions: PermissionsService;
  store: SurveyStore;
  settings: RuleSettings;
  requests: TeamRequests;
}): Route[] {
  const { store } = options;
  // What R10 finds too much is what is called so here.
  const deviations = options.settings.get('R10')?.parameters.deviations as
    number | undefined;
  const shared = {
    method: 'get' as const,
    permission: operatingModelReadPermission,
    principals: ['user' as const, 'service' as const],
  };
  return [
    {
      ...shared,
      path: '/teams',
      summary: 'What groups carry, the most accountable first',
      parameters: pageParameters,
      answer: teamsSchema,
      auditEvent: 'teams-fetch',
      async handle({ query, credentials }) {
        const limit = readLimit(query.limit);
        const model = await options.model.current();
        const [state, loads, visibility] = await Promise.all([
          store.state(),
          store.loads({
            after: readCursor(query.cursor, cursorSchema),
            limit: limit + 1,
          }),
          visibilityOf(credentials, options),
        ]);
        const page = loads.slice(0, limit);
        const hidden = await visibility.hidden(
          page
            .map(({ partyRef }) => partyRef)
            .filter(ref => model.has(ref) !== false),
        );
        const last: StoredLoad | undefined = page[page.length - 1];
        const names = namesOf(
          model,
          page.map(({ partyRef }) => partyRef),
        );
        return {
          items: page
            .filter(({ partyRef }) => partyRef.startsWith('group:'))
            .filter(({ partyRef }) => !hidden.has(partyRef))
            .map(load => ({
              groupRef: load.partyRef,
              ...names[load.partyRef],
              load: describeLoad(load, state.peers, deviations),
            })),
          nextCursor:
            loads.length > limit
              ? writeCursor({
                  accountable: last.accountable,
                  partyRef: last.partyRef,
                })
              : undefined,
          peers: describePeers(state.peers, deviations),
          computedAt: state.computedAt,
        };
      },
    },
    {
      ...shared,
      path: '/teams/overview',
      summary: 'What a group carries, and what waits for it',
      parameters: [
        {
          name: 'groupRef',
          description: 'The group; of kind Group where none is named',
          required: true,
        },
      ],
      answer: teamSchema,
      auditEvent: 'team-fetch',
      async handle({ query, credentials }) {
        const groupRef = readRef('groupRef', query.groupRef, 'Group');
        const [model, state, loads, visibility] = await Promise.all([
          options.model.current(),
          store.state(),
          store.loadOf(groupRef),
          visibilityOf(credentials, options),
        ]);
        const hidden = await visibility.hidden(
          refsOfTeam(model, groupRef, loads).filter(
            ref => model.has(ref) !== false,
          ),
        );
        if (!model.parties.has(groupRef) || hidden.has(groupRef)) {
          throw new NotFoundError(`No group ${groupRef} in the catalog`);
        }
        return describeTeam(model, groupRef, {
          loads,
          peers: state.peers,
          deviations,
          computedAt: state.computedAt,
          requests: await options.requests.of(groupRef, credentials),
          hidden,
        });
      },
    },
  ];
}
