import { BackendFeature } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { DatabaseServer } from './databases';
import { ingest, Ingestion } from './ingest';

export interface Side {
  entities: Entity[];
  modules: BackendFeature[];
}

/** One round of both sides, right after each other. */
export interface Pair {
  without: Ingestion;
  with: Ingestion;
}

/** Who goes first changes from round to round, so that a machine that slows down or speeds up favours nobody. */
export async function compare(
  server: DatabaseServer,
  sides: { without: Side; with: Side },
  rounds: number,
): Promise<Pair[]> {
  const run = async ({ entities, modules }: Side) =>
    ingest(await server.create(), entities, modules);
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2) {
      const second = await run(sides.with);
      pairs.push({ with: second, without: await run(sides.without) });
    } else {
      const first = await run(sides.without);
      pairs.push({ without: first, with: await run(sides.with) });
    }
  }
  return pairs;
}
