import { BackendFeature } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { DatabaseServer } from './databases';
import { ingest, Ingestion } from './ingest';

export interface Side {
  entities: Entity[];
  modules: BackendFeature[];
}

/** One round, its runs right after each other. */
export interface Round {
  without: Ingestion;
  with: Ingestion;
  /** The same as `without` a second time: how far it is from the first is what the method cannot tell apart. */
  control: Ingestion;
}

const ORDER = ['without', 'with', 'control'] as const;

/** Who goes first changes from round to round, so that a machine that slows down or speeds up favours nobody. */
export async function compare(
  server: DatabaseServer,
  sides: { without: Side; with: Side },
  rounds: number,
): Promise<Round[]> {
  const results: Round[] = [];
  for (let number = 0; number < rounds; number++) {
    const round: Partial<Round> = {};
    for (let turn = 0; turn < ORDER.length; turn++) {
      const name = ORDER[(number + turn) % ORDER.length];
      const { entities, modules } =
        name === 'with' ? sides.with : sides.without;
      round[name] = await ingest(await server.create(), entities, modules);
    }
    results.push(round as Round);
  }
  return results;
}
