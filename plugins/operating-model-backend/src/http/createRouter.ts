import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, toError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { REQUEST_COMMANDS } from 'backstage-plugin-operating-model-common';
import { Request, Router } from 'express';
import { Health } from '../observation/Health';
import { OperatingModelMetrics } from '../observation/createMetrics';
import { ConcealedError } from './ConcealedError';
import { Download } from './Download';
import { Route, RouteRequest } from './Route';
import { openApiOf } from './openApi';
import { readJsonBody } from './readJsonBody';
import { refuseDeepBody } from './refuseDeepBody';
import { withoutStack } from './withoutStack';

/** No question of ours needs more. */
/** Open to everybody: it tells of nothing but tasks. */
export const HEALTH_PATH = '/health';

const isDenied = (error: Error) =>
  error.name === 'NotAllowedError' || error instanceof ConcealedError;

/** The name of a command that was sent, if there is one; whatever else stands there is not for a log. */
function commandIn(body: unknown): string | undefined {
  const { command } = (body ?? {}) as { command?: unknown };
  return REQUEST_COMMANDS.find(each => each === command);
}

export interface RouterOptions {
  routes: readonly Route[];
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  logger: LoggerService;
  /** Whether what goes on by itself goes on; asked by whoever supervises the backend, without a token. */
  health: Pick<Health, 'read'>;
  metrics: Pick<OperatingModelMetrics, 'countAnswer'>;
}

/** Serves the routes: validates each request against the contract, lets in whom the route names, and leaves a trace of the rest. */
export function createRouter({
  routes,
  httpAuth,
  permissions,
  auditor,
  logger,
  health,
  metrics,
}: RouterOptions): Router {
  const description = openApiOf(routes);
  const router = createValidatedOpenApiRouter(description as never, {
    middleware: [readJsonBody],
  }) as unknown as Router;

  async function traceDenial(route: Route, request: Request, error: Error) {
    const event = await auditor.createEvent({
      eventId: route.auditEvent,
      request,
      severityLevel: 'low',
      meta: { ...request.params },
    });
    await event.fail({ error });
  }

  async function letIn(route: Route, request: Request): Promise<RouteRequest> {
    const credentials = await httpAuth
      .credentials(request, { allow: route.principals })
      .catch(async error => {
        if (isDenied(error)) await traceDenial(route, request, error);
        throw error;
      });
    const [decision] = await permissions.authorize(
      [{ permission: route.permission }],
      { credentials },
    );
    // A missing decision is a denial, too.
    if (decision?.result !== AuthorizeResult.ALLOW) {
      const error = new NotAllowedError(
        `You need the permission ${route.permission.name}`,
      );
      await traceDenial(route, request, error);
      throw error;
    }
    return {
      credentials,
      query: request.query as RouteRequest['query'],
      params: request.params,
      headers: request.headers as RouteRequest['headers'],
      body: request.body,
    };
  }

  /** Answers, and leaves a trace of whatever does something, and of what was denied. */
  async function audited(
    route: Route,
    request: Request,
    asked: RouteRequest,
  ): Promise<unknown> {
    const about = {
      eventId: route.auditEvent,
      request,
      meta: {
        ...asked.params,
        ...(route.path.endsWith('/commands') && {
          command: commandIn(asked.body),
        }),
      },
    };
    const event =
      route.method === 'get'
        ? undefined
        : await auditor.createEvent({ ...about, severityLevel: 'medium' });
    let answer: unknown;
    try {
      answer = await route.handle(asked);
    } catch (thrown) {
      const error = toError(thrown);
      const left =
        event ??
        (isDenied(error)
          ? await auditor.createEvent({ ...about, severityLevel: 'low' })
          : undefined);
      await left?.fail({ error });
      throw error;
    }
    await event?.success({ meta: route.auditMeta?.(answer as never) });
    return answer;
  }

  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    router[route.method](path, async (request, response) => {
      const answer = await audited(route, request, await letIn(route, request));
      if (answer instanceof Download) {
        await answer.send(response);
        return;
      }
      if (route.versionOf) {
        response.set('ETag', `"${route.versionOf(answer as never)}"`);
      }
      response.status(route.status ?? 200).json(answer);
    });
  }
  const outer = Router();
  // The validating router serves the description, too, but as OpenAPI 3.0.
  outer.get('/openapi.json', (request, response) => {
    response.json({ ...description, servers: [{ url: request.baseUrl }] });
  });
  outer.get(HEALTH_PATH, (_request, response, next) => {
    health
      .read()
      .then(answer =>
        response.status(answer.status === 'ok' ? 200 : 503).json(answer),
      )
      .catch(next);
  });
  outer.use((_request, response, next) => {
    response.on('finish', () => metrics.countAnswer(response.statusCode));
    next();
  });
  // Before the validating router, which makes a 400 of whatever goes wrong in it; a body that was read is not read again.
  outer.use(readJsonBody, refuseDeepBody);
  outer.use(router);
  outer.use(withoutStack(logger));
  return outer;
}
