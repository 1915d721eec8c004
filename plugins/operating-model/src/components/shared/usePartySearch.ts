import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useAsyncList } from '@backstage/ui';

export interface PartyOption {
  id: string;
  label: string;
  description: string;
}

const PAGE_SIZE = 25;
const PAUSE_MS = 250;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];
const SEARCHED = [
  'metadata.name',
  'metadata.title',
  'spec.profile.displayname',
];

function optionOf(entity: Entity): PartyOption {
  const { metadata, spec } = entity;
  const profile = spec?.profile as { displayName?: string } | undefined;
  const ref = stringifyEntityRef(entity);
  return {
    id: ref,
    label: metadata.title ?? profile?.displayName ?? metadata.name,
    description: ref,
  };
}

/** Waits while somebody types, so that not every letter asks the catalog. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('Overtaken', 'AbortError'));
    });
  });
}

/** Groups, people or other entities of the catalog by what their names hold, a page at a time. */
export function usePartySearch(kind: string | string[]) {
  const catalogApi = useApi(catalogApiRef);
  return useAsyncList<PartyOption, string>({
    async load({ signal, cursor, filterText }) {
      const term = filterText?.trim();
      if (term && !cursor) await pause(signal);
      const { items, pageInfo } = await catalogApi.queryEntities(
        cursor
          ? { cursor, limit: PAGE_SIZE, fields: FIELDS }
          : {
              filter: { kind },
              fields: FIELDS,
              limit: PAGE_SIZE,
              orderFields: { field: 'metadata.name', order: 'asc' },
              totalItems: 'exclude',
              ...(term && { fullTextFilter: { term, fields: SEARCHED } }),
            },
      );
      return { items: items.map(optionOf), cursor: pageInfo.nextCursor };
    },
  });
}
