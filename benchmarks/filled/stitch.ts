import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { DefinitionsProcessor } from '../../plugins/catalog-backend-module-operating-model/src/DefinitionsProcessor';

export interface SearchRow {
  entity_id: string;
  key: string;
  value: string | null;
  original_value: string | null;
}

export interface Relation {
  source: string;
  type: string;
  target: string;
}

const catalog = dirname(
  require.resolve('@backstage/plugin-catalog-backend/package.json'),
);
/** What the catalog itself stitches with; it exports none of it. */
const inside = (path: string) => require(join(catalog, 'dist', path));

const { buildEntitySearch } = inside(
  'database/operations/stitcher/buildEntitySearch.cjs.js',
) as { buildEntitySearch(id: string, entity: Entity): SearchRow[] };
const { generateStableHash } = inside('database/util.cjs.js') as {
  generateStableHash(entity: Entity): string;
};
const { BuiltinKindsEntityProcessor } = inside(
  'processors/BuiltinKindsEntityProcessor.cjs.js',
) as { BuiltinKindsEntityProcessor: new () => CatalogProcessor };

const PROCESSORS: CatalogProcessor[] = [
  new BuiltinKindsEntityProcessor(),
  new DefinitionsProcessor(),
];

const LOCATION = {
  type: 'url',
  target: 'https://git.example.com/catalog-info.yaml',
};

/** A UUID, the same for the same reference, in no order that the references have. */
export function idOf(entityRef: string): string {
  const hex = createHash('sha1').update(entityRef).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** What processing emits about an entity. */
export async function relationsOf(entity: Entity): Promise<Relation[]> {
  const relations: Relation[] = [];
  for (const processor of PROCESSORS) {
    await processor.postProcessEntity?.(
      entity,
      LOCATION,
      result => {
        if (result.type !== 'relation') return;
        const { source, type, target } = result.relation;
        relations.push({
          source: stringifyEntityRef(source),
          type,
          target: stringifyEntityRef(target),
        });
      },
      undefined as never,
    );
  }
  return relations;
}

const compareCodes = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** An entity as stitching leaves it, with what it is found by. */
export function stitched(
  processed: Entity,
  id: string,
  relations: readonly { type: string; target: string }[],
) {
  const entity: Entity = {
    ...processed,
    metadata: { ...processed.metadata, uid: id },
    relations: [...relations]
      .sort(
        (a, b) =>
          compareCodes(a.type, b.type) || compareCodes(a.target, b.target),
      )
      .map(({ type, target }) => ({ type, targetRef: target })),
  };
  const hash = generateStableHash(entity);
  entity.metadata.etag = hash;
  return { entity, hash, search: buildEntitySearch(id, entity) };
}
