import { Entity } from '@backstage/catalog-model';

type Fields = Record<string, unknown>;

/** An entity with nothing but some fields, such as `spec.owner`; all of it when none are named. */
export function withFields(entity: Entity, fields: string[] = []): Entity {
  if (!fields.length) return entity;
  const result: Fields = {};
  for (const field of fields) {
    const path = field.split('.');
    let from: unknown = entity;
    for (const key of path) from = (from as Fields | undefined)?.[key];
    if (from === undefined) continue;
    let to = result;
    for (const key of path.slice(0, -1)) to = (to[key] ??= {}) as Fields;
    to[path.at(-1)!] = from;
  }
  return result as unknown as Entity;
}

/** A page of a catalog, as `GET /entities/by-query` answers it. */
export function catalogPage(entities: Entity[], query: URLSearchParams) {
  const cursor = query.get('cursor');
  const { from, kinds }: { from: number; kinds: string[] } = cursor
    ? JSON.parse(cursor)
    : { from: 0, kinds: query.get('filter')?.match(/(?<=kind=)\w+/g) ?? [] };
  const found = entities.filter(
    ({ kind }) => !kinds.length || kinds.includes(kind),
  );
  const to = from + Number(query.get('limit'));
  return {
    items: found
      .slice(from, to)
      .map(entity => withFields(entity, query.get('fields')?.split(','))),
    totalItems: found.length,
    pageInfo:
      to < found.length
        ? { nextCursor: JSON.stringify({ from: to, kinds }) }
        : {},
  };
}
