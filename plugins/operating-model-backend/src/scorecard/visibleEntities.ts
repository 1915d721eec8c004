import { scoresOf } from 'backstage-plugin-operating-model-common';
import { Visibility } from '../visibility';
import {
  EntityFigures,
  EntityFilter,
  EntityPage,
  EntityPlace,
} from './ScorecardStore';

/** How many entities are looked at together where some may have to be left out. */
const BATCH = 500;

export interface VisibleEntitiesOptions<T extends EntityFigures> {
  store: { entities(filter: EntityFilter, page: EntityPage): Promise<T[]> };
  visibility: Visibility;
  filter: EntityFilter;
  order?: 'asc' | 'desc';
  after?: EntityPlace;
  batch?: number;
}

export function placeOf({ ref, sums }: EntityFigures): EntityPlace {
  return { ref, score: scoresOf(sums).score ?? -1 };
}

/** The entities that the caller may read, in their order, page by page. */
export async function* visiblePages<T extends EntityFigures>({
  store,
  visibility,
  filter,
  order = 'asc',
  after,
  batch = BATCH,
}: VisibleEntitiesOptions<T>): AsyncIterable<T[]> {
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
export async function* visibleEntities<T extends EntityFigures>(
  options: VisibleEntitiesOptions<T>,
): AsyncIterable<T> {
  for await (const page of visiblePages(options)) yield* page;
}
