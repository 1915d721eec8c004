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

/**
 * Adds entities up: by group with all its descendants (`group`) and without (`owner`), by system, domain, activity, type and
 * lifecycle, and in total. What has no such place is in the total only.
 *
 * @public
 */
export class RollUp {
  readonly #ancestorsOf: (groupRef: string) => readonly string[];
  readonly #sums = new Map<string, RolledUp>();
  readonly #above = new Map<string, readonly string[]>();

  /** @param ancestorsOf - from the parent of a group to the root, each once */
  constructor(ancestorsOf: (groupRef: string) => readonly string[]) {
    this.#ancestorsOf = ancestorsOf;
  }

  /** @param sign - -1 takes an entity away that was added before */
  add(entity: CountedEntity, sign: 1 | -1 = 1): void {
    if (entity.cells.length === 0) return;
    const { ownerRef, sums } = entity;
    this.#add('everything', '', sums, sign);
    if (ownerRef) {
      this.#add('owner', ownerRef, sums, sign);
      for (const group of this.#groupsOf(ownerRef)) {
        this.#add('group', group, sums, sign);
      }
    }
    if (entity.systemRef) this.#add('system', entity.systemRef, sums, sign);
    if (entity.domainRef) this.#add('domain', entity.domainRef, sums, sign);
    if (entity.type) this.#add('type', entity.type, sums, sign);
    if (entity.lifecycle) this.#add('lifecycle', entity.lifecycle, sums, sign);
    for (const cell of entity.cells) {
      this.#add('activity', cell.activityRef, sumCells([cell]), sign);
    }
  }

  /** Members that have a cell. */
  result(): RolledUp[] {
    return [...this.#sums.values()].filter(({ sums }) => sums.entities > 0);
  }

  #groupsOf(ownerRef: string): readonly string[] {
    const known = this.#above.get(ownerRef);
    if (known) return known;
    const groups = [ownerRef, ...this.#ancestorsOf(ownerRef)];
    this.#above.set(ownerRef, groups);
    return groups;
  }

  #add(by: RolledUp['by'], key: string, sums: Sums, sign: 1 | -1) {
    const name = `${by} ${key}`;
    let member = this.#sums.get(name);
    if (!member) {
      member = { by, key, sums: emptySums() };
      this.#sums.set(name, member);
    }
    addSums(member.sums, sums, sign);
  }
}
