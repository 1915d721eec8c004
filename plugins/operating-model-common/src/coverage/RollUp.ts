import { CountedCell, Sums, addSums, emptySums, sumCells } from './sums';

/** An entity as far as it is rolled up. @public */
export interface CountedEntity {
  type?: string;
  lifecycle?: string;
  ownerRef?: string;
  systemRef?: string;
  domainRef?: string;
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

// Lists that belong to one entity alone would pile up.
const MAX_ALIKE = 50_000;

/** Sums by member. */
class Members {
  readonly #sums = new Map<string, Sums>();

  add(key: string, sums: Sums, times: number) {
    let member = this.#sums.get(key);
    if (!member) {
      member = emptySums();
      this.#sums.set(key, member);
    }
    addSums(member, sums, times);
  }

  *entries(by: RolledUp['by']): Iterable<RolledUp> {
    for (const [key, sums] of this.#sums) yield { by, key, sums };
  }
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
  /** How many entities have the same list of cells; by activity these are added up in one go. */
  readonly #alike = new Map<CountedEntity['cells'], number>();

  /** @param ancestorsOf - from the parent of a group to the root, each once */
  constructor(ancestorsOf: (groupRef: string) => readonly string[]) {
    this.#ancestorsOf = ancestorsOf;
  }

  /** @param sign - -1 takes an entity away that was added before */
  add(entity: CountedEntity, sign: 1 | -1 = 1): void {
    const { cells, sums, systemRef, domainRef, type, lifecycle } = entity;
    if (cells.length === 0) return;
    this.#owners.add(entity.ownerRef ?? '', sums, sign);
    if (systemRef) this.#systems.add(systemRef, sums, sign);
    if (domainRef) this.#domains.add(domainRef, sums, sign);
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
    this.#addActivities();
    const total = new Members();
    const groups = new Members();
    const owners = [...this.#owners.entries('owner')];
    for (const { key, sums } of owners) {
      total.add('', sums, 1);
      if (!key) continue;
      for (const group of [key, ...this.#ancestorsOf(key)]) {
        groups.add(group, sums, 1);
      }
    }
    return [
      ...total.entries('everything'),
      ...owners.filter(({ key }) => key),
      ...groups.entries('group'),
      ...this.#systems.entries('system'),
      ...this.#domains.entries('domain'),
      ...this.#types.entries('type'),
      ...this.#lifecycles.entries('lifecycle'),
      ...this.#activities.entries('activity'),
    ];
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
