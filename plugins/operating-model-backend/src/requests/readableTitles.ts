import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { canonicalRef } from 'backstage-plugin-operating-model-common';
import { LOOKUP_SIZE } from '../catalog';
import { chunksOf } from '../chunksOf';

const FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'spec.profile.displayName',
];

const textOf = (value: unknown) =>
  typeof value === 'string' && value ? value : undefined;

/** Of some references those that the caller may read in the catalog, with the title that each has of its own. */
export async function readableTitles(
  credentials: BackstageCredentials,
  { catalog, refs }: { catalog: CatalogService; refs: Iterable<string> },
): Promise<Map<string, string | undefined>> {
  // Who acts may be a service or time itself, which the catalog knows nothing of.
  const asked = [...new Set(refs)].filter(ref => canonicalRef(ref) === ref);
  const titles = new Map<string, string | undefined>();
  for (const entityRefs of chunksOf(asked, LOOKUP_SIZE)) {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: FIELDS },
      { credentials },
    );
    items.forEach((item, index) => {
      if (!item) return;
      const { displayName } = (item.spec?.profile ?? {}) as {
        displayName?: unknown;
      };
      titles.set(
        entityRefs[index],
        textOf(item.metadata.title) ?? textOf(displayName),
      );
    });
  }
  return titles;
}
