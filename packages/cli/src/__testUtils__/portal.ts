import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogPage, withFields } from './catalogPage';

export interface FakePortal {
  url: string;
  requests: { url: string; authorization?: string; refs?: string[] }[];
  stop(): Promise<unknown>;
}

const stops: FakePortal['stop'][] = [];

/** A portal with a catalog and an answer, until the test has ended. Its catalog answers as Backstage's does. */
export async function startPortal({
  entities = [],
  who,
  answers = {},
  status = 200,
  page,
}: {
  entities?: Entity[];
  who?: unknown;
  /** By the end of the path. */
  answers?: Record<string, (query: URLSearchParams) => unknown>;
  status?: number;
  /** What is answered to everything instead, as a frontend does. */
  page?: string;
}): Promise<FakePortal> {
  const byRef = new Map(entities.map(each => [stringifyEntityRef(each), each]));
  const requests: FakePortal['requests'] = [];
  const server = createServer(async (request, response) => {
    const { url = '', headers } = request;
    const { authorization } = headers;
    if (page !== undefined) {
      response.writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
      });
      response.end(page);
      return;
    }
    let answer = who;
    if (request.method === 'POST') {
      const { entityRefs, fields } = (await json(request)) as {
        entityRefs: string[];
        fields?: string[];
      };
      requests.push({ url, authorization, refs: entityRefs });
      answer = {
        items: entityRefs.map(ref => {
          const entity = byRef.get(ref);
          return entity ? withFields(entity, fields) : null;
        }),
      };
    } else {
      requests.push({ url, authorization });
      const { pathname, searchParams } = new URL(url, 'http://portal');
      const found = Object.entries(answers).find(([end]) =>
        pathname.endsWith(end),
      );
      if (found) answer = found[1](searchParams);
      else if (pathname.endsWith('/entities/by-query')) {
        answer = catalogPage(entities, searchParams);
      }
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const stop = () =>
    new Promise(done => {
      server.closeAllConnections();
      server.close(done);
    });
  stops.push(stop);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, stop };
}

afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
});
