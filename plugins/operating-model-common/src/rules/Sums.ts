import { PLACEHOLDERS, Placeholder } from '../kinds/fields';
import { compareText } from '../kinds/references';
import { Load, LoadStatistics, loadStatistics } from '../model/loads';
import { Owners, fillIn } from '../model/placeholders';
import { remember } from '../model/remember';
import { RowReach } from '../model/rowReach';
import { Steps } from '../model/steps';
import { MatrixRow, OperatingModel, Responsibility } from '../model/types';
import { Alike } from './AnswerCounts';

/** How often each thing was counted; what was taken away as often as it came is not in it. */
type Counts = Map<string, number>;

/** Something that entities are counted for, each once however many of their answers speak of it. */
interface Counted {
  entities: number;
  /** Which addition it was counted in last. */
  addition?: number;
}

interface OpenActivity {
  accountable: number;
  responsible: number;
  accountableBy: Counts;
  responsibleBy: Counts;
}

interface OpenLoad extends Counted {
  accountable: number;
  responsible: number;
  activities: Map<string, OpenActivity>;
}

interface OpenReach extends RowReach {
  placeholders: Map<Placeholder, { parties: Counts; unresolved: number }>;
}

/** An answer that entities have in common, whatever else they are told. */
interface Pooled {
  /** Those of all of them: where an answer is the same, so is what it was made from. */
  owners: Owners;
  /** Entities that have it now and did not before; less than nothing where it is the other way round. */
  by: number;
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

function change(counts: Counts, key: string, by: number) {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/**
 * What all answers of a catalog add up to. Answers come and go; what is left is what there would be had only those come that are
 * still there.
 */
export class Sums {
  readonly #model: OperatingModel;
  readonly #loads = new Map<string, OpenLoad>();
  readonly #reach = new Map<string, OpenReach[]>();
  readonly #matrices = new Map<string, Counted>();
  readonly #above = new Map<string, ReadonlySet<string>>();
  #pools = new Map<Responsibility, Pooled>();
  #additions = 0;

  constructor(model: OperatingModel) {
    this.#model = model;
    for (const { ref, rows } of model.matrices.values()) {
      this.#reach.set(ref, rows.map(openReach));
      this.#matrices.set(ref, { entities: 0 });
    }
  }

  /** So many entities more have all these answers; fewer, where `by` is below nothing. Counts from the next `settle` on. */
  add(alike: Alike, by: number) {
    this.#additions += 1;
    // Each answer is looked into once, however many lists it is in.
    for (const responsibility of alike.responsibilities) {
      let pool = this.#pools.get(responsibility);
      if (!pool) {
        const counted = this.#countedFor(responsibility);
        pool = { owners: alike.owners, by: 0, counted };
        this.#pools.set(responsibility, pool);
      }
      pool.by += by;
      for (const each of pool.counted) {
        if (each.addition === this.#additions) continue;
        each.addition = this.#additions;
        each.entities += by;
      }
    }
  }

  /** Brings what was added to where it is read. */
  *settle(): Steps<void> {
    const pools = this.#pools;
    this.#pools = new Map();
    for (const [responsibility, { owners, by }] of pools) {
      yield;
      if (by === 0) continue;
      const { accountable, responsible, rows } = responsibility;
      if (accountable) {
        this.#carry(accountable, 'accountable', responsibility, by);
      }
      for (const party of responsible) {
        this.#carry(party, 'responsible', responsibility, by);
      }
      for (const { matrixRef, row } of rows) {
        const reach = this.#reach.get(matrixRef)?.[row - 1];
        if (reach) extend(reach, responsibility, { owners, by });
      }
    }
  }

  /** Counts anew where rows are astray: the example of before may be gone, or come after a new one. */
  *findAstray(all: Iterable<Alike>): Steps<void> {
    for (const reach of [...this.#reach.values()].flat()) {
      reach.astray = 0;
      reach.astrayRef = undefined;
    }
    for (const { responsibilities, ref, ownerRef, count } of all) {
      if (!ownerRef) continue;
      yield;
      const above = this.#selfAndAbove(ownerRef);
      for (const { accountable, rows } of responsibilities) {
        if (!accountable || above.has(accountable)) continue;
        for (const { matrixRef, row } of rows) {
          const reach = this.#reach.get(matrixRef)?.[row - 1];
          if (!reach) continue;
          reach.astray += count;
          if (!reach.astrayRef || ref < reach.astrayRef) reach.astrayRef = ref;
        }
      }
    }
  }

  /** @returns what stays as it is whatever is added later */
  tally(): Tally {
    const loads: Load[] = [];
    for (const [partyRef, open] of this.#loads) {
      if (open.entities === 0) this.#loads.delete(partyRef);
      else loads.push(closedLoad(partyRef, open));
    }
    // A sum of fractions is another in another order.
    loads.sort((a, b) => compareText(a.partyRef, b.partyRef));
    const ofGroups = loads.filter(
      ({ partyRef }) =>
        partyRef.startsWith('group:') && this.#model.parties.has(partyRef),
    );
    return {
      loads,
      peers: loadStatistics(ofGroups.map(({ accountable }) => accountable)),
      reach: [...this.#reach.values()].flat().map(closedReach),
      entitiesByMatrix: new Map(
        [...this.#matrices].map(([ref, { entities }]) => [ref, entities]),
      ),
    };
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
    by: number,
  ) {
    const load = this.#loadOf(partyRef);
    load[letter] += by;
    let about = load.activities.get(activity.ref);
    if (!about) {
      about = {
        accountable: 0,
        responsible: 0,
        accountableBy: new Map(),
        responsibleBy: new Map(),
      };
      load.activities.set(activity.ref, about);
    }
    about[letter] += by;
    for (const { matrixRef, ...says } of rows) {
      // Rows that say something else speak of the cell, too.
      if (letter === 'accountable') {
        if (says.accountable === partyRef) {
          change(about.accountableBy, matrixRef, by);
        }
      } else if (says.responsible.includes(partyRef)) {
        change(about.responsibleBy, matrixRef, by);
      }
    }
    if (about.accountable === 0 && about.responsible === 0) {
      load.activities.delete(activity.ref);
    }
  }

  #loadOf(partyRef: string): OpenLoad {
    const known = this.#loads.get(partyRef);
    if (known) return known;
    const fresh: OpenLoad = {
      accountable: 0,
      responsible: 0,
      entities: 0,
      activities: new Map(),
    };
    this.#loads.set(partyRef, fresh);
    return fresh;
  }

  #selfAndAbove(owner: string): ReadonlySet<string> {
    return remember(
      this.#above,
      owner,
      () => new Set([owner, ...this.#model.ancestorsOf(owner)]),
    );
  }
}

function extend(
  reach: OpenReach,
  { activity, runbooks }: Responsibility,
  { owners, by }: Pick<Pooled, 'owners' | 'by'>,
) {
  reach.entities += by;
  if (activity.runbook === 'required' && runbooks.length === 0) {
    reach.withoutRunbook += by;
  }
  for (const [placeholder, found] of reach.placeholders) {
    const party = fillIn(placeholder, owners);
    if (party) change(found.parties, party, by);
    else found.unresolved += by;
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

function closedLoad(
  partyRef: string,
  { accountable, responsible, entities, activities }: OpenLoad,
): Load {
  return {
    partyRef,
    accountable,
    responsible,
    entities,
    activities: new Map(
      [...activities].map(([ref, about]) => [
        ref,
        {
          accountable: about.accountable,
          responsible: about.responsible,
          accountableBy: new Set(about.accountableBy.keys()),
          responsibleBy: new Set(about.responsibleBy.keys()),
        },
      ]),
    ),
  };
}

function closedReach(open: OpenReach): RowReach {
  return {
    ...open,
    placeholders: new Map(
      [...open.placeholders].map(([placeholder, found]) => [
        placeholder,
        { ...found, parties: new Map(found.parties) },
      ]),
    ),
  };
}
