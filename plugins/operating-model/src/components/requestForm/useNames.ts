import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { Names } from '../shared/RefLink';

const NONE: Names = {};

/** The titles of entities in the catalog; of one that is not there, none. */
export function useNames(refs: string[]): Names {
  const catalogApi = useApi(catalogApiRef);
  const { value = NONE } = useAsync(async () => {
    if (refs.length === 0) return NONE;
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs: refs,
      fields: ['kind', 'metadata.name', 'metadata.title'],
    });
    return Object.fromEntries(
      items.flatMap((entity, index) => {
        if (!entity) return [];
        const { name, title = name } = entity.metadata;
        return [[refs[index], { title }]];
      }),
    );
  }, [catalogApi, refs.join()]);
  return value;
}
