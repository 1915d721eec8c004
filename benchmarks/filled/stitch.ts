import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  parseLocationRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
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
const { AnnotateLocationEntityProcessor } = inside(
  'processors/AnnotateLocationEntityProcessor.cjs.js',
) as {
  AnnotateLocationEntityProcessor: new (options: {
    integrations: ScmIntegrations;
  }) => CatalogProcessor;
};

const annotate = new AnnotateLocationEntityProcessor({
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
});

const PROCESSORS: CatalogProcessor[] = [
  new BuiltinKindsEntityProcessor(),
  new DefinitionsProcessor(),
];

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

function locationIn(entity: Entity, annotation: string) {
  return parseLocationRef(entity.metadata.annotations![annotation]);
}

/** An entity as processing leaves it. */
export async function processed(entity: Entity): Promise<Entity> {
  return annotate.preProcessEntity!(
    entity,
    locationIn(entity, ANNOTATION_LOCATION),
    () => {},
    locationIn(entity, ANNOTATION_ORIGIN_LOCATION),
    undefined as never,
  );
}

/** What processing emits about an entity. */
export async function relationsOf(entity: Entity): Promise<Relation[]> {
  const relations: Relation[] = [];
  for (const processor of PROCESSORS) {
    await processor.postProcessEntity?.(
      entity,
      locationIn(entity, ANNOTATION_LOCATION),
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
  entityProcessed: Entity,
  id: string,
  relations: readonly { type: string; target: string }[],
) {
  const entity: Entity = {
    ...entityProcessed,
    metadata: { ...entityProcessed.metadata, uid: id },
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
