import { Entity } from '@backstage/catalog-model';
import { PLACEHOLDERS, Placeholder } from '../kinds/fields';
import { Load, loadStatistics } from '../model/loads';
import { remember } from '../model/remember';
import { RowReach } from '../model/rowReach';
import { MatrixRow, OperatingModel, Responsibility } from '../model/types';

/** Something that entities are counted for, each once however many of their answers speak of it. */
interface Counted {
  entities: number;
  /** The entity that was counted last. */
  last?: Entity;
}

interface OpenLoad extends Load, Counted {
  entities: number;
  activities: Map<
    string,
    { accountable: number; responsible: number; matrixRefs: Set<string> }
  >;
}

interface OpenReach extends RowReach {
  placeholders: Map<
    Placeholder,
    { parties: Map<string, number>; unresolved: number }
  >;
}

/** An answer, with all that has to be known of the entities that have it in common. */
interface Answer {
  responsibility: Responsibility;
  entities: number;
  /** The first of them. */
  ref: string;
  ownerRef: string | undefined;
  /** Whom the placeholders of its rows stand for. */
  standIns: ReadonlyMap<Placeholder, string | undefined>;
  counted: Counted[];
}

const NO_STAND_INS: ReadonlyMap<Placeholder, string | undefined> = new Map();

// Answers that belong to one entity alone would pile up.
const MAX_ANSWERS = 20_000;

/**
 * Counts, entity by entity, what parties carry and how far matrix rows reach. The model hands out the same answer again only
 * where owner and placeholders are the same, so an answer is looked into once and then only counted.
 */
export class CatalogTally {
  readonly #model: OperatingModel;
  readonly #answers = new Map<Responsibility, Answer>();
  readonly #loads = new Map<string, OpenLoad>();
  readonly #reach = new Map<string, OpenReach[]>();
  readonly #matrices = new Map<string, Counted>();
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
    const { entity } = about;
    for (const responsibility of about.responsibilities) {
      let answer = this.#answers.get(responsibility);
      if (!answer) {
        answer = this.#lookInto(responsibility, about);
        this.#answers.set(responsibility, answer);
      }
      answer.entities += 1;
      for (const each of answer.counted) {
        if (each.last === entity) continue;
        each.last = entity;
        each.entities += 1;
      }
    }
    if (this.#answers.size > MAX_ANSWERS) this.#addUp();
  }

  loads(): Load[] {
    this.#addUp();
    return [...this.#loads.values()].map(({ last: _, ...load }) => load);
  }

  /** Of the groups of the catalog. */
  statistics() {
    this.#addUp();
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
    this.#addUp();
    return [...this.#reach.values()].flat();
  }

  #lookInto(
    responsibility: Responsibility,
    about: { entity: Entity; ref: string; ownerRef: string | undefined },
  ): Answer {
    const { accountable, responsible, rows } = responsibility;
    const counted: Counted[] = [];
    const add = (each: Counted) => {
      if (!counted.includes(each)) counted.push(each);
    };
    let standIns = NO_STAND_INS;
    if (accountable) add(this.#loadOf(accountable));
    for (const party of responsible) add(this.#loadOf(party));
    for (const { matrixRef, row } of rows) {
      const reach = this.#reach.get(matrixRef)?.[row - 1];
      if (!reach) continue;
      add(this.#matrices.get(matrixRef)!);
      if (reach.placeholders.size === 0) continue;
      standIns = new Map([
        ...standIns,
        ...[...reach.placeholders.keys()].map(
          each => [each, this.#model.standsFor(about.entity, each)] as const,
        ),
      ]);
    }
    return {
      responsibility,
      entities: 0,
      ref: about.ref,
      ownerRef: about.ownerRef,
      standIns,
      counted,
    };
  }

  /** Brings what was counted so far to where it is read. */
  #addUp() {
    for (const answer of this.#answers.values()) {
      const { accountable, responsible, rows } = answer.responsibility;
      if (accountable) this.#carry(accountable, 'accountable', answer);
      for (const party of responsible)
        this.#carry(party, 'responsible', answer);
      for (const { matrixRef, row } of rows) {
        const reach = this.#reach.get(matrixRef)?.[row - 1];
        if (reach) this.#extend(reach, answer);
      }
    }
    this.#answers.clear();
  }

  #carry(
    partyRef: string,
    letter: 'accountable' | 'responsible',
    { responsibility: { activity, rows }, entities }: Answer,
  ) {
    const load = this.#loadOf(partyRef);
    load[letter] += entities;
    let about = load.activities.get(activity.ref);
    if (!about) {
      about = { accountable: 0, responsible: 0, matrixRefs: new Set() };
      load.activities.set(activity.ref, about);
    }
    about[letter] += entities;
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
    { responsibility, entities, ref, ownerRef, standIns }: Answer,
  ) {
    const { activity, accountable, runbooks } = responsibility;
    reach.entities += entities;
    if (activity.runbook === 'required' && runbooks.length === 0) {
      reach.withoutRunbook += entities;
    }
    if (accountable && ownerRef && !this.#isAbove(accountable, ownerRef)) {
      reach.astray += entities;
      reach.astrayRef ??= ref;
    }
    for (const [placeholder, found] of reach.placeholders) {
      const party = standIns.get(placeholder);
      if (party) {
        found.parties.set(party, (found.parties.get(party) ?? 0) + entities);
      } else found.unresolved += entities;
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
