import {
  OperatingModel,
  Sums,
  addSums,
  emptySums,
} from 'backstage-plugin-operating-model-common';

/** What the cells of owners add up to, for any group and for everybody. */
export class GroupSums {
  readonly #model: OperatingModel;
  readonly #byGroup = new Map<string, Sums>();
  readonly #everybody = emptySums();

  /** @param byOwner - an owner's own entities; under the empty text those of nobody */
  constructor(model: OperatingModel, byOwner: ReadonlyMap<string, Sums>) {
    this.#model = model;
    for (const [ownerRef, sums] of byOwner) {
      addSums(this.#everybody, sums);
      if (!ownerRef) continue;
      for (const group of [ownerRef, ...model.ancestorsOf(ownerRef)]) {
        const known = this.#byGroup.get(group) ?? emptySums();
        addSums(known, sums);
        this.#byGroup.set(group, known);
      }
    }
  }

  /** @param groupRef - with all groups below it; everybody when absent */
  of(groupRef: string | undefined): Sums | undefined {
    return groupRef ? this.#byGroup.get(groupRef) : this.#everybody;
  }

  /**
   * The groups right under a group, or the topmost ones, that have a cell. Where that is a single one, it stands as the whole does: those under
   * it say more. An owner that is not in the catalog can't be held to anything, and is left out.
   */
  under(groupRef: string | undefined): string[] {
    let found = this.#rightUnder(groupRef);
    // Groups may be below each other.
    const passed = new Set([groupRef]);
    while (found.length === 1 && !passed.has(found[0])) {
      passed.add(found[0]);
      const below = this.#rightUnder(found[0]);
      if (below.length === 0) break;
      found = below;
    }
    return found;
  }

  #rightUnder(groupRef: string | undefined): string[] {
    return [...this.#byGroup.keys()].filter(ref => {
      if (!ref.startsWith('group:') || !this.#model.parties.has(ref)) {
        return false;
      }
      const [parent] = this.#model.ancestorsOf(ref);
      return parent === groupRef;
    });
  }
}
