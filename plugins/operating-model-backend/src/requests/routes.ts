import {
  CustomErrorBase,
  InputError,
  NotAllowedError,
} from '@backstage/errors';
import {
  REQUEST_KINDS,
  REQUEST_STATES,
  RequestKind,
  RequestState,
  auditReportSchema,
  describeRequest,
  describeRequestItem,
  namesOf,
  operatingModelAdminPermission,
  operatingModelReadPermission,
  operatingModelRequestCreatePermission,
  operatingModelRequestDecidePermission,
  operatingModelRequestManagePermission,
  refsOfRequest,
  refsOfRouting,
  requestCommandSchema,
  requestDraftSchema,
  requestEventsSchema,
  requestPreviewSchema,
  requestSchema,
  requestsSchema,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { Parameter, Route, RouteRequest } from '../http/Route';
import {
  pageParameters,
  readCursor,
  readLimit,
  writeCursor,
} from '../http/pages';
import { readRef } from '../http/references';
import { ModelService } from '../model/ModelService';
import { CallerService } from './CallerService';
import { RequestFilter, RequestStore } from './RequestStore';
import { Caller, RequestView, RequestsService } from './RequestsService';

/** A command says which version it is about. */
class PreconditionRequiredError extends CustomErrorBase {
  name = 'PreconditionRequiredError' as const;
  readonly statusCode = 428;
}

const idempotencyHeader: Parameter = {
  name: 'Idempotency-Key',
  description:
    'A text of your own, for example a UUID: sent again with the same key it happens once',
  required: false,
};

const ifMatchHeader: Parameter = {
  name: 'If-Match',
  description: 'The version that the command is about, from ETag or `version`',
  // Absent it gets 428, which says more than that a header is missing.
  required: false,
};

const DECIDING = new Set(['approve', 'reject']);

type Query = RouteRequest['query'];

function readFlag(name: string, value: string | undefined): boolean {
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  throw new InputError(`${name} must be true or false`);
}

function readList<T extends string>(
  name: string,
  value: string | undefined,
  values: readonly T[],
): T[] | undefined {
  if (value === undefined) return undefined;
  return value.split(',').map(each => {
    const found = values.find(known => known === each.trim());
    if (!found) {
      throw new InputError(`${name} must be of ${values.join(', ')}`);
    }
    return found;
  });
}

function readMoment(name: string, value: string | undefined) {
  if (value === undefined) return undefined;
  const moment = DateTime.fromISO(value, { zone: 'utc' });
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(value) || !moment.isValid) {
    throw new InputError(
      `${name} must be a moment with a time zone, such as 2026-12-31T17:00:00Z`,
    );
  }
  return moment.toJSDate();
}

function readFilter(
  query: Query,
  { actor }: Caller,
): Omit<RequestFilter, 'criteria'> {
  const [kind, more] =
    readList<RequestKind>('kind', query.kind, REQUEST_KINDS) ?? [];
  if (more) throw new InputError('kind must be one of them, not several');
  return {
    requester: readFlag('mine', query.mine) ? actor.userRef : undefined,
    toDecide: readFlag('toDecide', query.toDecide)
      ? { userRef: actor.userRef, refs: actor.ownershipRefs }
      : undefined,
    states: readList<RequestState>('state', query.state, REQUEST_STATES),
    kind,
    subjectRef:
      query.subjectRef && readRef('subjectRef', query.subjectRef, 'Component'),
    endsBefore: readMoment('endsBefore', query.endsBefore),
    ownerRefs: query.ownerRef
      ? [readRef('ownerRef', query.ownerRef, 'Group')]
      : undefined,
  };
}

/** @throws PreconditionRequiredError, InputError that name the header */
function readVersion(value: string | undefined): number {
  if (value === undefined) {
    throw new PreconditionRequiredError(
      'If-Match is missing; send the version that the command is about, as ETag gave it',
    );
  }
  const [, version] = value.match(/^(?:W\/)?"?(\d{1,9})"?$/) ?? [];
  if (version === undefined) {
    throw new InputError(
      'If-Match must be a version as ETag gave it, for example "3"',
    );
  }
  return Number(version);
}

export function requestsRoutes(options: {
  requests: RequestsService;
  store: RequestStore;
  callers: CallerService;
  model: ModelService;
}): Route[] {
  const { requests, store, callers } = options;

  async function answer({ request, commands }: RequestView) {
    const [model, now] = await Promise.all([
      options.model.current(),
      store.now(),
    ]);
    return describeRequest(model, request, { commands, now });
  }

  /** @throws NotAllowedError when the permissions keep the caller from such a command on this request */
  async function checkCommand(caller: Caller, id: string, body: unknown) {
    const { command } = (body ?? {}) as { command?: unknown };
    if (command === 'comment') return;
    const permission = DECIDING.has(String(command))
      ? operatingModelRequestDecidePermission
      : operatingModelRequestManagePermission;
    const criteria = await callers.criteriaOf(permission, caller.credentials);
    if (!criteria) return;
    const { items } = await store.list({ criteria, ids: [id] }, { limit: 1 });
    if (items.length === 0) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this request`,
      );
    }
  }

  const people = {
    permission: operatingModelReadPermission,
    principals: ['user' as const],
  };
  return [
    {
      ...people,
      principals: ['user', 'service'],
      method: 'get',
      path: '/requests',
      summary: 'Requests that the caller may read, the latest first',
      parameters: [
        {
          name: 'mine',
          description: 'true: those that the caller asked for',
          required: false,
        },
        {
          name: 'toDecide',
          description: 'true: those that wait for a decision of the caller',
          required: false,
        },
        {
          name: 'state',
          description: `One or more, by comma, of ${REQUEST_STATES.join(', ')}`,
          required: false,
        },
        {
          name: 'kind',
          description: `One of ${REQUEST_KINDS.join(', ')}`,
          required: false,
        },
        {
          name: 'subjectRef',
          description:
            'What they are about; of kind Component where none is named',
          required: false,
        },
        {
          name: 'ownerRef',
          description: 'The owner of the entity that they are about',
          required: false,
        },
        {
          name: 'endsBefore',
          description: 'Exceptions that end before this moment',
          required: false,
        },
        ...pageParameters,
      ],
      answer: requestsSchema,
      auditEvent: 'requests-fetch',
      async handle({ query, credentials }) {
        const caller = await callers.callerOf(credentials);
        const { items, next } = await requests.list(
          caller,
          readFilter(query, caller),
          {
            limit: readLimit(query.limit),
            after: readCursor(query.cursor, z.string()),
          },
        );
        const [model, now] = await Promise.all([
          options.model.current(),
          store.now(),
        ]);
        return {
          items: items.map(item => describeRequestItem(item, now)),
          nextCursor: next && writeCursor(next),
          names: namesOf(model, items.flatMap(refsOfRequest)),
          now: now.toISOString(),
        };
      },
    },
    {
      ...people,
      method: 'post',
      path: '/requests',
      summary: 'Begins a request, as a draft that nobody decides yet',
      parameters: [],
      headers: [idempotencyHeader],
      body: requestDraftSchema,
      status: 201,
      versionOf: ({ version }: { version: number }) => version,
      permission: operatingModelRequestCreatePermission,
      answer: requestSchema,
      auditEvent: 'request-create',
      async handle({ body, headers, credentials }) {
        const caller = await callers.callerOf(credentials);
        return answer(
          await requests.create(caller, {
            body,
            idempotencyKey: headers['idempotency-key'],
          }),
        );
      },
    },
    {
      ...people,
      method: 'post',
      path: '/requests/preview',
      summary: 'What a request would lead to, without anything being kept',
      parameters: [],
      body: requestDraftSchema,
      answer: requestPreviewSchema,
      auditEvent: 'request-preview',
      async handle({ body, credentials }) {
        const caller = await callers.callerOf(credentials);
        const preview = await requests.preview(caller, body);
        const model = await options.model.current();
        return {
          ...preview,
          names: namesOf(model, refsOfRouting(preview.routing)),
        };
      },
    },
    {
      ...people,
      principals: ['user', 'service'],
      method: 'get',
      path: '/requests/{id}',
      summary: 'One request, with what the caller may do about it',
      parameters: [],
      versionOf: ({ version }: { version: number }) => version,
      answer: requestSchema,
      auditEvent: 'request-fetch',
      async handle({ params, credentials }) {
        const caller = await callers.callerOf(credentials);
        return answer(await requests.get(caller, params.id));
      },
    },
    {
      ...people,
      method: 'post',
      path: '/requests/{id}/commands',
      summary: 'Does something with a request: one of its commands',
      parameters: [],
      headers: [ifMatchHeader, idempotencyHeader],
      body: requestCommandSchema,
      versionOf: ({ version }: { version: number }) => version,
      answer: requestSchema,
      auditEvent: 'request-command',
      async handle({ params, body, headers, credentials }) {
        const version = readVersion(headers['if-match']);
        const caller = await callers.callerOf(credentials);
        await checkCommand(caller, params.id, body);
        return answer(
          await requests.command(caller, {
            id: params.id,
            version,
            body,
            idempotencyKey: headers['idempotency-key'],
          }),
        );
      },
    },
    {
      ...people,
      principals: ['user', 'service'],
      method: 'get',
      path: '/requests/{id}/events',
      summary: 'The history of a request, the oldest first',
      parameters: pageParameters,
      answer: requestEventsSchema,
      auditEvent: 'request-events-fetch',
      async handle({ params, query, credentials }) {
        const caller = await callers.callerOf(credentials);
        const { items, next } = await requests.events(caller, params.id, {
          limit: readLimit(query.limit),
          after: readCursor(query.cursor, z.number()),
        });
        const model = await options.model.current();
        return {
          items: items.map(({ requestId: _, ...event }) => event),
          nextCursor: next === undefined ? undefined : writeCursor(next),
          names: namesOf(
            model,
            items.map(({ actor }) => actor),
          ),
        };
      },
    },
    {
      ...people,
      method: 'get',
      path: '/audit/verify',
      summary: 'Whether the history of all requests is what was written',
      parameters: [],
      permission: operatingModelAdminPermission,
      answer: auditReportSchema,
      auditEvent: 'audit-verify',
      handle: async ({ credentials }) =>
        requests.verify(await callers.callerOf(credentials)),
    },
  ];
}
