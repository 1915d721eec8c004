import {
  auditEventsSchema,
  auditReportSchema,
  operatingModelAdminPermission,
} from 'backstage-plugin-operating-model-common';
import { Route } from '../http/Route';
import {
  pageParameters,
  eventPlace,
  readCursor,
  readLimit,
  writeCursor,
} from '../http/pages';
import { CallerService } from './CallerService';
import { RequestsService } from './RequestsService';

export function auditRoutes({
  requests,
  callers,
}: {
  requests: RequestsService;
  callers: CallerService;
}): Route[] {
  const shared = {
    method: 'get' as const,
    permission: operatingModelAdminPermission,
    principals: ['user' as const, 'service' as const],
  };
  return [
    {
      ...shared,
      path: '/audit/verify',
      summary: 'Whether the history of all requests is what was written',
      parameters: [],
      answer: auditReportSchema,
      auditEvent: 'audit-verify',
      handle: async ({ credentials }) =>
        requests.verify(await callers.callerOf(credentials)),
    },
    {
      ...shared,
      path: '/audit/events',
      summary:
        'The history of all requests as it is kept, the oldest first, for somebody to verify without trusting this server',
      parameters: pageParameters,
      answer: auditEventsSchema,
      auditEvent: 'audit-events-fetch',
      async handle({ query, credentials }) {
        const { items, next } = await requests.auditEvents(
          await callers.callerOf(credentials),
          {
            limit: readLimit(query.limit),
            after: readCursor(query.cursor, eventPlace),
          },
        );
        return {
          items,
          nextCursor: next === undefined ? undefined : writeCursor(next),
        };
      },
    },
  ];
}
