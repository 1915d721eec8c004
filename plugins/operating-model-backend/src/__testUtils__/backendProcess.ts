/* The plugin in a process of its own, on a database that others use, too; prints its port. See `startBackendProcess`. */
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  BackstageUserPrincipal,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import knexFactory from 'knex';
import operatingModelPlugin from '..';

interface Setting {
  connection: object;
  entities: Entity[];
}

async function start({ connection, entities }: Setting) {
  const memberOf = (userRef: string) =>
    entities
      .filter(
        ({ kind, metadata }) =>
          kind === 'User' && userRef === `user:default/${metadata.name}`,
      )
      .flatMap(({ spec }) => spec?.memberOf as string[])
      .map(name => `group:default/${name}`);
  const userInfo = createServiceFactory({
    service: coreServices.userInfo,
    deps: {},
    factory: () => ({
      getUserInfo: async ({ principal }) => {
        const { userEntityRef } = principal as BackstageUserPrincipal;
        return {
          userEntityRef,
          ownershipEntityRefs: [userEntityRef, ...memberOf(userEntityRef)],
        };
      },
    }),
  });
  const { server } = await startTestBackend({
    features: [
      operatingModelPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.database.factory({
        knex: knexFactory({
          client: 'pg',
          connection,
          pool: { min: 0, max: 10 },
        }),
      }),
      // Tasks would do things between those that the test does.
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      userInfo,
    ],
  });
  process.stdout.write(`port ${server.port()}\n`);
}

start(JSON.parse(process.env.SETTING!)).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
