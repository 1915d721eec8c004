import {
  RequestAnswer,
  RequestProblem,
  debtSchema,
  describeDebt,
  operatingModelReadPermission,
  operatingModelRequestCreatePermission,
  operatingModelRequestDecidePermission,
  operatingModelRequestManagePermission,
  requestCommandSchema,
  requestDraftSchema,
  requestEventsSchema,
  requestPreviewSchema,
  requestSchema,
  requestsSchema,
} from 'backstage-plugin-operating-model-common';
import { z } from 'zod';
import { Parameter, Route } from '../http/Route';
import {
  pageParameters,
  eventPlace,
  readCursor,
  readLimit,
} from '../http/pages';
import { readRef } from '../http/references';
import { ModelService } from '../model/ModelService';
import { CallerService } from './CallerService';
import { RequestAnswers } from './RequestAnswers';
import { RequestStore } from './RequestStore';
import { Caller, RequestsService } from './RequestsService';
import { filterParameters, readFilter, readVersion } from './parameters';

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

const DECIDING = new Set<unknown>(['approve', 'reject']);

/** What a list of requests hands out as its cursor. */
const requestPlace = z.string().regex(/^[1-9]\d{0,8}$/);

/** What the auditor is told of a request that somebody did something with. */
const resultOf = ({ id, version, state, kind }: RequestAnswer) => ({
  requestId: id,
  version,
  state,
  kind,
});

export function requestsRoutes(options: {
  requests: RequestsService;
  store: RequestStore;
  callers: CallerService;
  model: ModelService;
  answers: RequestAnswers;
}): Route[] {
  const { answers, requests, store, callers } = options;

  /** Why the permissions keep the caller from such a command on this request; undefined where they don't. */
  async function refusalOf(
    caller: Caller,
    id: string,
    body: unknown,
  ): Promise<RequestProblem | undefined> {
    const { command } = (body ?? {}) as { command?: unknown };
    if (command === 'comment') return undefined;
    const permission = DECIDING.has(command)
      ? operatingModelRequestDecidePermission
      : operatingModelRequestManagePermission;
    const decision = await callers.decisionOf(permission, caller.credentials);
    if (decision.allowed && !decision.criteria) return undefined;
    const { criteria } = decision;
    const matching = criteria
      ? await store.list({ criteria, ids: [id] }, { limit: 1 })
      : { items: [] };
    if (matching.items.length) return undefined;
    return {
      code: 'forbidden',
      message: `You need the permission ${permission.name} for this request`,
      remedy: 'ask an administrator for it',
    };
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
      parameters: [...filterParameters, ...pageParameters],
      answer: requestsSchema,
      auditEvent: 'requests-fetch',
      async handle({ query, credentials }) {
        const caller = await callers.callerOf(credentials);
        return answers.list(caller, readFilter(query, caller), {
          limit: readLimit(query.limit),
          after: readCursor(query.cursor, requestPlace),
        });
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
      auditMeta: resultOf,
      async handle({ body, headers, credentials }) {
        const caller = await callers.callerOf(credentials);
        return answers.one(
          caller,
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
        return answers.preview(caller, body);
      },
    },
    // Before the paths that begin alike and take any id.
    {
      ...people,
      principals: ['user', 'service'],
      method: 'get',
      path: '/requests/debt',
      summary: 'What active exceptions weigh, by group and over time',
      parameters: [
        {
          name: 'groupRef',
          description:
            'Only what weighs on this group and those below it; everything when absent',
          required: false,
        },
      ],
      answer: debtSchema,
      auditEvent: 'request-debt-fetch',
      async handle({ query, credentials }) {
        const groupRef =
          query.groupRef && readRef('groupRef', query.groupRef, 'Group');
        const caller = await callers.callerOf(credentials);
        const [model, now, periods] = await Promise.all([
          options.model.current(),
          store.now(),
          requests.debt(caller),
        ]);
        const refs = periods.flatMap(period =>
          period.groupRef
            ? [period.groupRef, ...model.ancestorsOf(period.groupRef)]
            : [],
        );
        const about = { groupRef: groupRef || undefined, now };
        return {
          ...describeDebt(model, periods, about),
          names: await answers.names(
            credentials,
            groupRef ? [groupRef, ...refs] : refs,
          ),
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
        return answers.one(caller, await requests.get(caller, params.id));
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
      auditMeta: resultOf,
      async handle({ params, body, headers, credentials }) {
        const version = readVersion(headers['if-match']);
        const caller = await callers.callerOf(credentials);
        return answers.one(
          caller,
          await requests.command(caller, {
            id: params.id,
            version,
            body,
            refusal: await refusalOf(caller, params.id, body),
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
        return answers.events(caller, params.id, {
          limit: readLimit(query.limit),
          after: readCursor(query.cursor, eventPlace),
        });
      },
    },
  ];
}
