import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { operatingModelPermissions } from 'backstage-plugin-operating-model-common';
import request from 'supertest';
import { startApi } from '../__testUtils__/startApi';

jest.setTimeout(60_000);

type Method = 'get' | 'post' | 'patch' | 'delete';

const REQUIRED: Record<string, string> = { by: 'group', format: 'csv' };

/** Every route that an express router and those in it answer. */
function routesOf(router: any): string[] {
  return router.stack.flatMap((layer: any) => {
    if (layer.route) {
      return Object.keys(layer.route.methods).map(
        method => `${method} ${layer.route.path}`,
      );
    }
    return layer.handle.stack ? routesOf(layer.handle) : [];
  });
}

async function describedRoutes() {
  const { get } = await startApi();
  const { body } = await get('/openapi.json').expect(200);
  return Object.entries<any>(body.paths).flatMap(([path, operations]) =>
    Object.entries<any>(operations).map(([method, operation]) => ({
      path,
      method: method as Method,
      operation,
      schemas: body.components.schemas,
      question: operation.parameters
        .filter((each: any) => each.required && each.in === 'query')
        .map(({ name }: any) => `${name}=${REQUIRED[name] ?? 'shop'}`)
        .join('&'),
    })),
  );
}

/** Of a kind that nothing called shop is of. */
const NAMES_ONE = /by-ref|overview|runbook-runs/;

/** Sends what can not be understood where something is to be sent. */
function ask(question: request.Test, operation: any) {
  return operation.requestBody ? question.send({}) : question;
}

/** A preview tells what is wrong with nothing, and a refresh without more is one of all. */
const EMPTY_WILL_DO = new Set(['/requests/preview', '/scorecard/refresh']);

/** What somebody gets who is let in and asks for an entity called shop, whatever the kind. */
function letIn({ path, operation }: { path: string; operation: any }): number {
  if (path.endsWith('/commands')) return 428;
  if (/^\/(requests|scorecard\/targets)\/\{id\}/.test(path)) return 404;
  const success = Number(
    Object.keys(operation.responses).find(status => /^2/.test(status)),
  );
  if (!operation.requestBody || EMPTY_WILL_DO.has(path)) {
    return NAMES_ONE.test(path) ? 404 : success;
  }
  return 400;
}

describe('the route table', () => {
  it('holds every route that answers', async () => {
    const httpRouter = mockServices.httpRouter.mock();
    await startApi({ features: [httpRouter.factory] });
    const answering = httpRouter.use.mock.calls
      .flatMap(([handler]) => routesOf(handler))
      // Backstage's own, for permissions and actions.
      .filter(route => !/\/\.(well-known\/backstage|backstage)\//.test(route));
    const described = (await describedRoutes()).map(
      ({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    expect([...new Set(answering)].sort()).toEqual(
      [...described, 'get /health', 'get /openapi.json'].sort(),
    );
    expect(described).toContain('get /responsibilities');
    // Nothing else is let in before the guards of the routes.
    expect(httpRouter.addAuthPolicy.mock.calls).toEqual([
      [{ path: '/health', allow: 'unauthenticated' }],
    ]);
  });

  it('gives each a permission that is registered, and a schema for its answer', async () => {
    const names = operatingModelPermissions.map(({ name }) => name);
    for (const { operation, schemas, path } of await describedRoutes()) {
      const [, permission] = operation.description.match(
        /Needs the permission (\S+)\./,
      );
      expect([path, names]).toEqual([
        path,
        expect.arrayContaining([permission]),
      ]);
      const [[, success]] = Object.entries<any>(operation.responses).filter(
        ([status]) => status.startsWith('2'),
      );
      const { $ref } = success.content['application/json'].schema;
      const [, id] = $ref.match(/^#\/components\/schemas\/(\w+)$/);
      expect(schemas[id]).toMatchObject({ type: 'object' });
    }
  });

  it('takes no body of more than 100 kB, wherever there is one', async () => {
    const api = await startApi();
    const routes = await describedRoutes();
    const taking = routes.filter(({ operation }) => operation.requestBody);
    expect(taking.length).toBeGreaterThan(4);
    for (const { method, path, question } of taking) {
      const send = (size: number) =>
        api[method](`${path.replace('{id}', '1')}?${question}`)
          .set('Content-Type', 'application/json')
          .send('{}'.padEnd(size, ' '));
      const large = await send(100 * 1024 + 1);
      expect([path, large.status]).toEqual([path, 413]);
      expect(large.body.error.stack).toBeUndefined();
      expect([path, (await send(100 * 1024)).status]).not.toEqual([path, 413]);
    }
  });

  it('leaves an event with the auditor, under a name of its own, of each that somebody is kept from', async () => {
    const failed: string[] = [];
    const auditor = mockServices.auditor.mock({
      createEvent: async ({ eventId }) => ({
        success: async () => {},
        fail: async ({ error }) => {
          failed.push(`${eventId} ${error.name}`);
        },
      }),
    });
    const keptOut = {
      permission: await startApi({
        features: [
          auditor.factory,
          mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
        ],
      }),
      principal: await startApi({ features: [auditor.factory] }),
    };
    const names = new Map<string, string>();
    for (const route of await describedRoutes()) {
      const { method, operation, question } = route;
      const path = `${route.path.replace('{id}', '1')}?${question}`;
      const place = `${method} ${route.path}`;
      await ask(keptOut.permission[method](path), operation).expect(403);
      expect([place, failed]).toEqual([
        place,
        [expect.stringMatching(/^[a-z-]+ NotAllowedError$/)],
      ]);
      const [name] = failed.splice(0);
      names.set(name, place);
      if (operation.description.includes('service')) continue;
      await ask(
        keptOut.principal[method](path, mockCredentials.service.header()),
        operation,
      ).expect(403);
      expect([place, failed.splice(0)]).toEqual([place, [name]]);
    }
    expect(names.size).toBe((await describedRoutes()).length);
  });

  it('lets nobody in who does not say who they are', async () => {
    const api = await startApi();
    for (const {
      method,
      path,
      question,
      operation,
    } of await describedRoutes()) {
      const { status } = await ask(
        api[method](`${path}?${question}`, mockCredentials.none.header()),
        operation,
      );
      expect([path, status]).toEqual([path, 401]);
    }
  });

  it('lets in users and services that have the permission, and nobody who has not', async () => {
    const allowing = await startApi();
    const denying = await startApi({
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    for (const route of await describedRoutes()) {
      const { method, operation, question } = route;
      const path = route.path.replace('{id}', '1');
      const openTo = operation.description.match(/Open to: (.*)\./)[1];
      for (const [principal, header] of [
        ['user', mockCredentials.user.header()],
        ['service', mockCredentials.service.header()],
      ]) {
        const { status } = await ask(
          allowing[method](`${path}?${question}`, header),
          operation,
        );
        expect([path, principal, status]).toEqual([
          path,
          principal,
          openTo.includes(principal) ? letIn(route) : 403,
        ]);
      }
      const denied = await ask(
        denying[method](`${path}?${question}`),
        operation,
      );
      expect([path, denied.status]).toEqual([path, 403]);
    }
  });
});

describe('GET /openapi.json', () => {
  it('is OpenAPI 3.1 that names where it is served, and whose references all lead somewhere', async () => {
    const { get } = await startApi();
    const { body, text } = await get('/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    expect(body.servers).toEqual([{ url: '/api/operating-model' }]);
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(5);
    for (const [, reference] of references) {
      const [, id] = reference.match(/^#\/components\/schemas\/(\w+)$/)!;
      expect(body.components.schemas).toHaveProperty([id]);
    }
  });
});
