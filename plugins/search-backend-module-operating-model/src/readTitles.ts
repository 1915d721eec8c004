import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Titles } from './createDocument';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];

function titleOf({ metadata, spec }: Entity): string | undefined {
  const profile = spec?.profile as { displayName?: unknown } | undefined;
  return [profile?.displayName, metadata.title]
    .filter(title => typeof title === 'string')
    .find(title => title.trim());
}

/** The titles of entities, of those that exist and have one. */
export async function readTitles(
  catalog: CatalogService,
  refs: readonly string[],
  credentials: BackstageCredentials,
): Promise<Titles> {
  if (refs.length === 0) return new Map();
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: [...refs], fields: FIELDS },
    { credentials },
  );
  const titles = new Map<string, string>();
  for (const item of items) {
    const title = item && titleOf(item);
    if (title) titles.set(stringifyEntityRef(item), title);
  }
  return titles;
}
