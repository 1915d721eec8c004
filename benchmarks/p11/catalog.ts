import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { createRandom } from '../lib/random';
import { createDefinitions } from '../organization/definitions';
import { Mixture, operatedEntity } from '../organization/operatedEntities';
import { createStructure } from '../organization/structure';

export interface Catalog {
  /** What the model is compiled from. */
  definitions: Entity[];
  /** The entities that are asked about. */
  pages(): Iterable<Entity[]>;
}

const RUNBOOKS = 500;
const PAGE = 2_000;

export function createCatalog(options: {
  entities: number;
  mixture: Mixture;
  namesInPredicates?: boolean;
  containersInEveryRow?: boolean;
}): Catalog {
  const { entities, mixture, namesInPredicates, containersInEveryRow } =
    options;
  const random = createRandom(11);
  const structure = createStructure(random);
  // Every tenth entity is listed by one of the runbooks that list entities: three of every five.
  const listing = Array.from({ length: RUNBOOKS }, (_, index) => index).filter(
    index => index % 5 >= 2,
  );
  const listed = new Map<number, string[]>(listing.map(index => [index, []]));
  for (let index = 0; index < entities; index += 10) {
    const ref = stringifyEntityRef(operatedEntity(structure, index, mixture));
    listed.get(listing[(index / 10) % listing.length])!.push(ref);
  }
  return {
    definitions: [
      ...structure.entities,
      ...createDefinitions({
        structure,
        random,
        runbooks: RUNBOOKS,
        namesInPredicates,
        containersInEveryRow,
        listedBy: index => listed.get(index) ?? [],
      }),
    ],
    *pages() {
      for (let start = 0; start < entities; start += PAGE) {
        const page = Array.from(
          { length: Math.min(PAGE, entities - start) },
          (_, offset) => operatedEntity(structure, start + offset, mixture),
        );
        // Through JSON, as they come out of the catalog: no text is shared between them.
        yield JSON.parse(JSON.stringify(page));
      }
    },
  };
}
