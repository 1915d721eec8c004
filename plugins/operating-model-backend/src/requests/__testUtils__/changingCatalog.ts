import { Entity } from '@backstage/catalog-model';
import { restrictedCatalog } from '../../__testUtils__/restrictedCatalog';

/** A catalog whose entities the test changes: what is in `state` is what it answers with. */
export function changingCatalog(
  entities: Entity[],
  hidden: Record<string, string[]> = {},
) {
  const state = { entities };
  const over = () => restrictedCatalog(state.entities, hidden);
  const catalog = restrictedCatalog([], hidden);
  catalog.getEntityByRef.mockImplementation((...asked) =>
    over().getEntityByRef(...asked),
  );
  catalog.getEntitiesByRefs.mockImplementation((...asked) =>
    over().getEntitiesByRefs(...asked),
  );
  catalog.streamEntities.mockImplementation((...asked) =>
    over().streamEntities(...asked),
  );
  catalog.queryEntities.mockImplementation(async () => {
    const items = state.entities.filter(({ kind }) => kind === 'Component');
    return { items, totalItems: items.length, pageInfo: {} };
  });
  return { catalog, state };
}
