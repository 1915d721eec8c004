import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/**
 * A catalog that keeps entities from a user, as the real one does under a permission policy; services see all.
 *
 * @param hidden - of a user, the references that they may not read
 */
export function restrictedCatalog(
  entities: Entity[],
  hidden: Record<string, string[]> = {},
) {
  const everything = catalogServiceMock({ entities });
  const seenBy = (options: any) => {
    const { principal } = (
      options as { credentials: BackstageCredentials<any> }
    ).credentials;
    const unreadable = hidden[principal.userEntityRef] ?? [];
    return catalogServiceMock({
      entities: entities.filter(
        entity => !unreadable.includes(stringifyEntityRef(entity)),
      ),
    });
  };
  return catalogServiceMock.mock({
    streamEntities: jest.fn(request => everything.streamEntities(request)),
    getEntityByRef: jest.fn(async (ref, options) =>
      seenBy(options).getEntityByRef(ref),
    ),
    getEntitiesByRefs: jest.fn(async (request, options) =>
      seenBy(options).getEntitiesByRefs(request),
    ),
  });
}

/** Permissions under which what may be read in the catalog depends on the entity, as where something is hidden. */
export function conditionalReads() {
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async requests =>
      requests.map(({ permission }) => {
        if (permission.resourceType !== 'catalog-entity') {
          return { result: AuthorizeResult.ALLOW };
        }
        return {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: {
            rule: 'IS_ENTITY_OWNER',
            resourceType: 'catalog-entity',
            params: {},
          },
        };
      }),
  }).factory;
}
