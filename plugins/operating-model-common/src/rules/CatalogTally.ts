import { PLACEHOLDERS, Placeholder } from '../kinds/fields';
import { Load, LoadStatistics, loadStatistics } from '../model/loads';
import { fillIn } from '../model/placeholders';
import { remember } from '../model/remember';
import { RowReach } from '../model/rowReach';
import { Steps, inOneGo } from '../model/steps';
import {
  MatrixRow,
  OperatingModel,
  ResolvedEntity,
  Responsibility,
} from '../model/types';

/** Something that entities are counted for, each once however many of their answers speak of it. */
interface Counted {
  entities: number;
  /** What was counted last. */
  last?: Alike;
}

interface OpenLoad extends Load, Counted {
  entities: number;
  activities: Map<
    string,
    {
      accountable: number;
      responsible: number;
      accountableBy: Set<string>;
      responsibleBy: Set<string>;
    }
  >;
}

interface OpenReach extends RowReach {
  placeholders: Map<
    Placeholder,
    { parties: Map<string, number>; unresolved: number }
  >;
}

/** Entities that have all their answers in common, and their owners with them. */
interface Alike {
  responsibilities: readonly Responsibility[];
  /** The first of them. */
  ref: string;
  ownerRef: string | undefined;
  /** Whom placeholders stand for. */
  standIns: ReadonlyMap<Placeholder, string | undefined>;
  count: number;
}

/** An answer that entities have in common, whatever else they are told. */
interface Pooled {
  /** Who stands for all of them: where an answer is the same, so is what it was made from. */
  first: Alike;
  count: number;
  counted: readonly Counted[];
}

/** What was counted. */
export interface Tally {
  loads: readonly Load[];
  /** Of the groups of the catalog. */
  peers: LoadStatistics;
  reach: readonly RowReach[];
  /** How many entities have an answer from a matrix, by its reference. */
  entitiesByMatrix: ReadonlyMap<string, number>;
}

type Counts = ReadonlyMap<readonly Responsibility[], Alike>;

/** Most of what changes in a catalog changes no answer; then it all adds up to the same as the last time. */
const lastOf = new WeakMap<OperatingModel, { counts: Counts; tally: Tally }>();

function sameCounts(counts: Counts, others: Counts): boolean {
  if (counts.size !== others.size) return false;
  for (const [answers, { count, ref }] of counts) {
    const other = others.get(answers);
    if (other?.count !== count || other.ref !== ref) return false;
  }
  return true;
}

// Answers that belong to one entity alone would pile up.
const MAX_ALIKE = 50_000;

/**
 * Counts, entity by entity, what parties carry and how far matrix rows reach. The model hands out the same list of answers to
 * entities that they are the same for, and the same answer in many lists; so most entities are only counted, and each answer is
 * looked into once.
 */
export class CatalogTally {
  readonly #model: OperatingModel;
  readonly #alike = new Map<readonly Responsibility[], Alike>();
  readonly #loads = new Map<string, OpenLoad>();
  readonly #reach = new Map<string, OpenReach[]>();
  readonly #matrices = new Map<string, Counted>();
  readonly #placeholders: readonly Placeholder[];
  readonly #above = new Map<string, ReadonlySet<string>>();
  #addedUp = false;

  constructor(model: OperatingModel) {
    this.#model = model;
    for (const { ref, rows } of model.matrices.values()) {
      this.#reach.set(ref, rows.map(openReach));
      this.#matrices.set(ref, { entities: 0 });
    }
    const named = new Set(
      [...this.#reach.values()]
        .flat()
        .flatMap(({ placeholders }) => [...placeholders.keys()]),
    );
    this.#placeholders = [...named];
  }

  count({
    ref,
    place,
    owners,
    alike: responsibilities,
  }: Pick<ResolvedEntity, 'ref' | 'place' | 'owners' | 'alike'>) {
    if (responsibilities.length === 0) return;
    const known = this.#alike.get(responsibilities);
    if (known) {
      known.count += 1;
      return;
    }
    if (this.#alike.size >= MAX_ALIKE) inOneGo(this.#addUp());
    const standIns = new Map(
      this.#placeholders.map(each => [each, fillIn(each, owners)] as const),
    );
    this.#alike.set(responsibilities, {
      responsibilities,
      ref,
      ownerRef: place.ownerRef,
      standIns,
      count: 1,
    });
  }

  *result(): Steps<Tally> {
    const last = lastOf.get(this.#model);
    if (last && !this.#addedUp && sameCounts(this.#alike, last.counts)) {
      return last.tally;
    }
    const counts = this.#addedUp ? undefined : new Map(this.#alike);
    yield* this.#addUp();
    const loads = [...this.#loads.values()].map(({ last: _, ...load }) => load);
    const tally = {
      loads,
      peers: loadStatistics(
        loads
          .filter(
            ({ partyRef }) =>
              partyRef.startsWith('group:') &&
              this.#model.parties.has(partyRef),
          )
          .map(({ accountable }) => accountable),
      ),
      reach: [...this.#reach.values()].flat(),
      entitiesByMatrix: new Map(
        [...this.#matrices].map(([ref, { entities }]) => [ref, entities]),
      ),
    };
    if (counts) lastOf.set(this.#model, { counts, tally });
    return tally;
  }

  /** Brings what was counted so far to where it is read. */
  *#addUp(): Steps<void> {
    this.#addedUp = true;
    const pools = new Map<Responsibility, Pooled>();
    for (const alike of this.#alike.values()) {
      yield;
      for (const responsibility of alike.responsibilities) {
        let pool = pools.get(responsibility);
        if (!pool) {
          pool = {
            first: alike,
            count: 0,
            counted: this.#countedFor(responsibility),
          };
          pools.set(responsibility, pool);
        }
        pool.count += alike.count;
        for (const each of pool.counted) {
          if (each.last === alike) continue;
          each.last = alike;
          each.entities += alike.count;
        }
      }
    }
    this.#alike.clear();
    for (const [responsibility, pool] of pools) {
      yield;
      const { accountable, responsible, rows } = responsibility;
      if (accountable) {
        this.#carry(accountable, 'accountable', responsibility, pool.count);
      }
      for (const party of responsible) {
        this.#carry(party, 'responsible', responsibility, pool.count);
      }
      for (const { matrixRef, row } of rows) {
        const reach = this.#reach.get(matrixRef)?.[row - 1];
        if (reach) this.#extend(reach, responsibility, pool);
      }
    }
  }

  #countedFor({ accountable, responsible, rows }: Responsibility): Counted[] {
    const counted: Counted[] = responsible.map(party => this.#loadOf(party));
    if (accountable) counted.push(this.#loadOf(accountable));
    for (const { matrixRef } of rows) {
      const matrix = this.#matrices.get(matrixRef);
      if (matrix) counted.push(matrix);
    }
    return counted;
  }

  #carry(
    partyRef: string,
    letter: 'accountable' | 'responsible',
    { activity, rows }: Responsibility,
    count: number,
  ) {
    const load = this.#loadOf(partyRef);
    load[letter] += count;
    let about = load.activities.get(activity.ref);
    if (!about) {
      about = {
        accountable: 0,
        responsible: 0,
        accountableBy: new Set(),
        responsibleBy: new Set(),
      };
      load.activities.set(activity.ref, about);
    }
    about[letter] += count;
    for (const { matrixRef, ...says } of rows) {
      // Rows that say something else speak of the cell, too.
      if (letter === 'accountable') {
        if (says.accountable === partyRef) about.accountableBy.add(matrixRef);
      } else if (says.responsible.includes(partyRef)) {
        about.responsibleBy.add(matrixRef);
      }
    }
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
    { first: { ref, ownerRef, standIns }, count }: Pooled,
  ) {
    reach.entities += count;
    if (activity.runbook === 'required' && runbooks.length === 0) {
      reach.withoutRunbook += count;
    }
    if (accountable && ownerRef && !this.#isAbove(accountable, ownerRef)) {
      reach.astray += count;
      reach.astrayRef ??= ref;
    }
    for (const [placeholder, found] of reach.placeholders) {
      const party = standIns.get(placeholder);
      if (party) {
        found.parties.set(party, (found.parties.get(party) ?? 0) + count);
      } else found.unresolved += count;
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
