import { scoresOf } from 'backstage-plugin-operating-model-common';
import { Visibility } from '../visibility';
import {
  EntityFilter,
  EntityPlace,
  ScorecardStore,
  StoredEntity,
} from './ScorecardStore';

/** How many entities are looked at together where some may have to be left out. */
const BATCH = 500;

export interface VisibleEntitiesOptions {
  store: ScorecardStore;
  visibility: Visibility;
  filter: EntityFilter;
  order?: 'asc' | 'desc';
  after?: EntityPlace;
  batch?: number;
}

export function placeOf({ ref, sums }: StoredEntity): EntityPlace {
  return { ref, score: scoresOf(sums).score ?? -1 };
}

/** The entities that the caller may read, in their order, page by page. */
export async function* visiblePages({
  store,
  visibility,
  filter,
  order = 'asc',
  after,
  batch = BATCH,
}: VisibleEntitiesOptions): AsyncIterable<StoredEntity[]> {
  let place = after;
  for (;;) {
    const page = await store.entities(filter, {
      after: place,
      limit: batch,
      order,
    });
    const hidden = await visibility.hidden(page.map(({ ref }) => ref));
    yield hidden.size ? page.filter(({ ref }) => !hidden.has(ref)) : page;
    if (page.length < batch) return;
    place = placeOf(page[page.length - 1]);
  }
}

/** The same, one by one. */
export async function* visibleEntities(
  options: VisibleEntitiesOptions,
): AsyncIterable<StoredEntity> {
  for await (const page of visiblePages(options)) yield* page;
}
