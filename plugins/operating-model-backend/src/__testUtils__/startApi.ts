import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import operatingModelPlugin from '..';
import { organization } from './organization';
import { restrictedCatalog } from './restrictedCatalog';

/** Starts the plugin by itself; `get` asks its API, as user:default/mock unless told otherwise. */
export async function startApi({
  catalog = restrictedCatalog(organization),
  operatingModel = {},
  features = [],
}: {
  catalog?: ReturnType<typeof restrictedCatalog>;
  /** What app-config says under `operatingModel`. */
  operatingModel?: JsonObject;
  features?: BackendFeature[];
} = {}) {
  const { server } = await startTestBackend({
    features: [
      operatingModelPlugin,
      catalog.factory,
      mockServices.rootConfig.factory({ data: { operatingModel } }),
      ...features,
    ],
  });
  const ask = (method: 'get' | 'post', path: string, header?: string) => {
    const question = request(server)[method](`/api/operating-model${path}`);
    return header ? question.set('Authorization', header) : question;
  };
  return {
    get: (path: string, header?: string) => ask('get', path, header),
    post: (path: string, header?: string) => ask('post', path, header),
  };
}
