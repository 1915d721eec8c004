import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { LOOKUP_SIZE } from './catalog';
import { chunksOf } from './chunksOf';

/** What one caller may read in the catalog. */
export interface Visibility {
  /** True when there is nothing that the caller may not read. */
  readonly everything: boolean;
  /** Of references to entities that are there, those that the caller may not read. */
  hidden(refs: Iterable<string>): Promise<ReadonlySet<string>>;
}

/** Tells what a caller may read. What it was asked once it remembers, so make one for each request. */
export async function visibilityOf(
  credentials: BackstageCredentials,
  {
    catalog,
    permissions,
  }: { catalog: CatalogService; permissions: PermissionsService },
): Promise<Visibility> {
  const [decision] = await permissions.authorizeConditional(
    [{ permission: catalogEntityReadPermission }],
    { credentials },
  );
  const everything = decision?.result === AuthorizeResult.ALLOW;
  const known = new Map<string, boolean>();

  async function learn(refs: string[]) {
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: refs,
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
      },
      { credentials },
    );
    for (const ref of refs) known.set(ref, false);
    for (const item of items) {
      if (item) known.set(stringifyEntityRef(item), true);
    }
  }

  return {
    everything,
    async hidden(refs) {
      if (everything) return new Set();
      const asked = [...new Set(refs)];
      const unknown = asked.filter(ref => !known.has(ref));
      for (const chunk of chunksOf(unknown, LOOKUP_SIZE)) await learn(chunk);
      return new Set(asked.filter(ref => !known.get(ref)));
    },
  };
}
