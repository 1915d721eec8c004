import { Place } from '../model/types';
import { CountedCell, Sums, addSums, emptySums, sumCells } from './sums';

/** An entity as far as it is rolled up. @public */
export interface CountedEntity {
  type?: string;
  lifecycle?: string;
  place: Place;
  sums: Sums;
  cells: readonly (CountedCell & { activityRef: string })[];
}

/** What figures are rolled up by. @public */
export const ROLL_UPS = [
  'group',
  'system',
  'domain',
  'activity',
  'type',
  'lifecycle',
] as const;

/** @public */
export type RollUpBy = (typeof ROLL_UPS)[number];

/** The figures of one member, for example of a group. @public */
export interface RolledUp {
  by: RollUpBy | 'everything' | 'owner';
  /** A reference, a type or a lifecycle; empty for everything. */
  key: string;
  sums: Sums;
}

// Lists and places that belong to one entity alone would pile up.
const MAX_ALIKE = 50_000;

/** Sums by member. */
class Members<TKey = string> {
  readonly #sums = new Map<TKey, Sums>();

  get size() {
    return this.#sums.size;
  }

  add(key: TKey, sums: Sums, times: number) {
    let member = this.#sums.get(key);
    if (!member) {
      member = emptySums();
      this.#sums.set(key, member);
    }
    addSums(member, sums, times);
  }

  /** What was added since the last time. */
  take(): [TKey, Sums][] {
    const taken = [...this.#sums];
    this.#sums.clear();
    return taken;
  }

  [Symbol.iterator]() {
    return this.#sums[Symbol.iterator]();
  }
}

function* rolledUp(
  by: RolledUp['by'],
  members: Iterable<[string, Sums]>,
): Iterable<RolledUp> {
  for (const [key, sums] of members) yield { by, key, sums };
}

/**
 * Adds entities up: by group with all its descendants (`group`) and without (`owner`), by system, domain, activity, type and
 * lifecycle, and in total. What has no such place is in the total only.
 *
 * @public
 */
export class RollUp {
  readonly #ancestorsOf: (groupRef: string) => readonly string[];
  /** By owner; what has none is under the empty text. Groups and the total are made of these when they are asked for. */
  readonly #owners = new Members();
  readonly #systems = new Members();
  readonly #domains = new Members();
  readonly #types = new Members();
  readonly #lifecycles = new Members();
  readonly #activities = new Members();
  /** Many entities stand in the same place; it is taken apart once. */
  readonly #places = new Members<Place>();
  /** How many entities have the same list of cells; by activity these are added up in one go. */
  readonly #alike = new Map<CountedEntity['cells'], number>();

  /** @param ancestorsOf - from the parent of a group to the root, each once */
  constructor(ancestorsOf: (groupRef: string) => readonly string[]) {
    this.#ancestorsOf = ancestorsOf;
  }

  /** @param sign - -1 takes an entity away that was added before */
  add(entity: CountedEntity, sign: 1 | -1 = 1): void {
    const { cells, sums, place, type, lifecycle } = entity;
    if (cells.length === 0) return;
    if (this.#places.size >= MAX_ALIKE) this.#addPlaces();
    this.#places.add(place, sums, sign);
    if (type) this.#types.add(type, sums, sign);
    if (lifecycle) this.#lifecycles.add(lifecycle, sums, sign);
    if (this.#alike.size >= MAX_ALIKE) this.#addActivities();
    this.#alike.set(cells, (this.#alike.get(cells) ?? 0) + sign);
  }

  /** Members that have a cell. */
  result(): RolledUp[] {
    return this.all().filter(({ sums }) => sums.entities > 0);
  }

  /** All that was added or taken away, even where nothing is left. */
  all(): RolledUp[] {
    this.#addPlaces();
    this.#addActivities();
    const total = new Members();
    const groups = new Members();
    for (const [key, sums] of this.#owners) {
      total.add('', sums, 1);
      if (!key) continue;
      for (const group of [key, ...this.#ancestorsOf(key)]) {
        groups.add(group, sums, 1);
      }
    }
    return [
      ...rolledUp('everything', total),
      ...[...rolledUp('owner', this.#owners)].filter(({ key }) => key),
      ...rolledUp('group', groups),
      ...rolledUp('system', this.#systems),
      ...rolledUp('domain', this.#domains),
      ...rolledUp('type', this.#types),
      ...rolledUp('lifecycle', this.#lifecycles),
      ...rolledUp('activity', this.#activities),
    ];
  }

  #addPlaces() {
    for (const [
      { ownerRef, systemRef, domainRef },
      sums,
    ] of this.#places.take()) {
      this.#owners.add(ownerRef ?? '', sums, 1);
      if (systemRef) this.#systems.add(systemRef, sums, 1);
      if (domainRef) this.#domains.add(domainRef, sums, 1);
    }
  }

  #addActivities() {
    for (const [cells, times] of this.#alike) {
      for (const cell of cells) {
        this.#activities.add(cell.activityRef, sumCells([cell]), times);
      }
    }
    this.#alike.clear();
  }
}
