import { Entity } from '@backstage/catalog-model';
import { PLACEHOLDERS, Placeholder } from '../kinds/fields';
import { Load, loadStatistics } from '../model/loads';
import { remember } from '../model/remember';
import { RowReach } from '../model/rowReach';
import { MatrixRow, OperatingModel, Responsibility } from '../model/types';

interface OpenLoad extends Load {
  activities: Map<
    string,
    { accountable: number; responsible: number; matrixRefs: Set<string> }
  >;
  /** The entity that was counted last, so that each counts once. */
  last?: Entity;
}

interface OpenReach extends RowReach {
  placeholders: Map<
    Placeholder,
    { parties: Map<string, number>; unresolved: number }
  >;
}

/** Counts, entity by entity, what parties carry and how far matrix rows reach. */
export class CatalogTally {
  readonly #model: OperatingModel;
  readonly #loads = new Map<string, OpenLoad>();
  readonly #reach = new Map<string, OpenReach[]>();
  readonly #matrices = new Map<string, { entities: number; last?: Entity }>();
  readonly #above = new Map<string, ReadonlySet<string>>();

  constructor(model: OperatingModel) {
    this.#model = model;
    for (const { ref, rows } of model.matrices.values()) {
      this.#reach.set(ref, rows.map(openReach));
      this.#matrices.set(ref, { entities: 0 });
    }
  }

  /** @param about - an entity, its canonical reference and owner, and what the model says of it */
  count(about: {
    entity: Entity;
    ref: string;
    ownerRef: string | undefined;
    responsibilities: readonly Responsibility[];
  }) {
    for (const responsibility of about.responsibilities) {
      const { accountable, responsible } = responsibility;
      if (accountable) {
        this.#carry(accountable, 'accountable', responsibility, about.entity);
      }
      for (const party of responsible) {
        this.#carry(party, 'responsible', responsibility, about.entity);
      }
      for (const { matrixRef, row } of responsibility.rows) {
        const reach = this.#reach.get(matrixRef)?.[row - 1];
        if (!reach) continue;
        this.#extend(reach, responsibility, about);
        const matrix = this.#matrices.get(matrixRef);
        if (matrix && matrix.last !== about.entity) {
          matrix.last = about.entity;
          matrix.entities += 1;
        }
      }
    }
  }

  loads(): Load[] {
    return [...this.#loads.values()].map(({ last: _, ...load }) => load);
  }

  /** Of the groups of the catalog. */
  statistics() {
    const { parties } = this.#model;
    return loadStatistics(
      [...this.#loads.values()]
        .filter(
          ({ partyRef }) =>
            partyRef.startsWith('group:') && parties.has(partyRef),
        )
        .map(({ accountable }) => accountable),
    );
  }

  /** How many entities have an answer from a matrix, by its reference. */
  entitiesByMatrix(): Map<string, number> {
    return new Map(
      [...this.#matrices].map(([ref, { entities }]) => [ref, entities]),
    );
  }

  reach(): RowReach[] {
    return [...this.#reach.values()].flat();
  }

  #carry(
    partyRef: string,
    letter: 'accountable' | 'responsible',
    { activity, rows }: Responsibility,
    entity: Entity,
  ) {
    const load = this.#loadOf(partyRef);
    load[letter] += 1;
    if (load.last !== entity) {
      load.last = entity;
      load.entities += 1;
    }
    let about = load.activities.get(activity.ref);
    if (!about) {
      about = { accountable: 0, responsible: 0, matrixRefs: new Set() };
      load.activities.set(activity.ref, about);
    }
    about[letter] += 1;
    for (const { matrixRef } of rows) about.matrixRefs.add(matrixRef);
  }

  #loadOf(partyRef: string): OpenLoad {
    const known = this.#loads.get(partyRef);
    if (known) return known;
    const fresh = {
      partyRef,
      accountable: 0,
      responsible: 0,
      entities: 0,
      activities: new Map(),
    };
    this.#loads.set(partyRef, fresh);
    return fresh;
  }

  #extend(
    reach: OpenReach,
    { activity, accountable, runbooks }: Responsibility,
    about: { entity: Entity; ref: string; ownerRef: string | undefined },
  ) {
    reach.entities += 1;
    if (activity.runbook === 'required' && runbooks.length === 0) {
      reach.withoutRunbook += 1;
    }
    if (
      accountable &&
      about.ownerRef &&
      !this.#isAbove(accountable, about.ownerRef)
    ) {
      reach.astray += 1;
      reach.astrayRef ??= about.ref;
    }
    for (const [placeholder, found] of reach.placeholders) {
      const party = this.#model.standsFor(about.entity, placeholder);
      if (party) found.parties.set(party, (found.parties.get(party) ?? 0) + 1);
      else found.unresolved += 1;
    }
  }

  #isAbove(party: string, owner: string): boolean {
    return (
      party === owner ||
      remember(
        this.#above,
        owner,
        () => new Set(this.#model.ancestorsOf(owner)),
      ).has(party)
    );
  }
}

function openReach({
  matrixRef,
  row,
  parties,
  validator,
}: MatrixRow): OpenReach {
  const named = new Set([...Object.values(parties).flat(), ...validator]);
  return {
    matrixRef,
    row,
    entities: 0,
    withoutRunbook: 0,
    astray: 0,
    placeholders: new Map(
      PLACEHOLDERS.filter(each => named.has(each)).map(each => [
        each,
        { parties: new Map(), unresolved: 0 },
      ]),
    ),
  };
}
