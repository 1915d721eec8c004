import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { StoredCell } from './ScorecardStore';
import { CellsRow } from './entityRows';

/** Of all lists together; about 10 MB. */
const KEPT_CELLS = 20_000;

/**
 * The lists of cells that entities refer to. Far more entities have cells than there are lists that differ, and what a digest stands
 * for never changes: those that were asked for last are kept. Read them, don't change them.
 */
export class CellLists {
  readonly #knex: Knex;
  readonly #keptCells: number;
  /** Those asked for last come last. */
  readonly #kept = new Map<string, StoredCell[]>();
  #cells = 0;

  constructor({
    knex,
    keptCells = KEPT_CELLS,
  }: {
    knex: Knex;
    keptCells?: number;
  }) {
    this.#knex = knex;
    this.#keptCells = keptCells;
  }

  /** @returns by digest, without lists that are stored no more */
  async read(
    digests: Iterable<string>,
  ): Promise<ReadonlyMap<string, StoredCell[]>> {
    const found = new Map<string, StoredCell[]>();
    const unknown: string[] = [];
    for (const digest of new Set(digests)) {
      const list = this.#kept.get(digest);
      if (list) found.set(digest, list);
      else unknown.push(digest);
    }
    for (const chunk of chunksOf(unknown)) {
      const rows = await this.#knex<CellsRow>('scorecard_cells').whereIn(
        'digest',
        chunk,
      );
      for (const { digest, cells } of rows) {
        found.set(digest, JSON.parse(cells));
      }
    }
    for (const [digest, list] of found) this.#keep(digest, list);
    return found;
  }

  #keep(digest: string, list: StoredCell[]) {
    this.#forget(digest);
    this.#kept.set(digest, list);
    this.#cells += list.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#cells <= this.#keptCells) return;
      this.#forget(oldest);
    }
  }

  #forget(digest: string) {
    this.#cells -= this.#kept.get(digest)?.length ?? 0;
    this.#kept.delete(digest);
  }
}
