import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OperatingModel } from 'backstage-plugin-operating-model-common';

/** How many entities the catalog is asked for by their references at once. */
export const LOOKUP_SIZE = 1_000;

/** Of the references that the model knows, those that the caller may not read in the catalog. One catalog call at most. */
export async function hiddenFrom(
  credentials: BackstageCredentials,
  options: {
    catalog: CatalogService;
    model: OperatingModel;
    refs: Iterable<string>;
  },
): Promise<ReadonlySet<string>> {
  const { catalog, model, refs } = options;
  const known = [...new Set(refs)].filter(ref => model.has(ref));
  if (known.length === 0) return new Set();
  const { items } = await catalog.getEntitiesByRefs(
    {
      entityRefs: known,
      fields: ['kind', 'metadata.namespace', 'metadata.name'],
    },
    { credentials },
  );
  const readable = new Set(
    items
      .filter(item => item !== undefined)
      .map(item => stringifyEntityRef(item)),
  );
  return new Set(known.filter(ref => !readable.has(ref)));
}
