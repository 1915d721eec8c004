import { Entity } from '@backstage/catalog-model';
import { RISKS } from '../kinds/fields';
import { compareText } from '../kinds/references';
import { Decide, deciderOf } from './decisions';
import { groupBy } from './groupBy';
import { Owners } from './placeholders';
import { remember } from './remember';
import { RunbookOrder } from './runbookOrder';
import { Selected, createSelection } from './selection';
import { Definitions } from './sortDefinitions';
import {
  Activity,
  Agreement,
  Matrix,
  MatrixRow,
  Responsibility,
  Runbook,
} from './types';

/** Kinds that nobody operates: who they are, and what this model itself is made of. Only an activity's own predicate binds them. */
const NOT_OPERATED = new Set([
  'user',
  'group',
  'location',
  'template',
  'activity',
  'runbook',
  'responsibilitymatrix',
  'agreement',
]);

/** An activity with all that definitions say about it; the answer depends on nothing else but the owners. */
export interface PlannedActivity {
  activity: Activity;
  decide: Decide;
  /** Whether a row names the owner of the system or domain. */
  asksForContainers: boolean;
  runbooks: Runbook[];
  /** Agreements whose predicate selects the entity, about this activity or another. */
  agreements: Agreement[];
  answers: Map<Owners, Responsibility>;
}

/** What all entities share that the same definitions speak of. */
export interface Plan {
  /** The riskiest first. */
  activities: readonly PlannedActivity[];
  /** Agreements whose predicate selects the entities. */
  selecting: readonly Agreement[];
  /** The answers for entities that have their owners in common, too. */
  answers: Map<Owners, readonly Responsibility[]>;
}

type Definition = Activity | Matrix | Runbook | Agreement;

/** Whether somebody operates entities of this kind. */
export function isOperated(entity: Entity): boolean {
  return !NOT_OPERATED.has(entity.kind.toLowerCase());
}

function riskiestFirst(a: Activity, b: Activity): number {
  return (
    RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) ||
    compareText(a.title, b.title) ||
    compareText(a.ref, b.ref)
  );
}

function asksForContainers({ parties, validator }: MatrixRow): boolean {
  const named = [...Object.values(parties).flat(), ...validator];
  return named.includes('$system.owner') || named.includes('$domain.owner');
}

/** Plans which activities entities have. Entities that the same definitions speak of share a plan, and plans share what is the same in them. */
export class Planner {
  readonly #activities: Activity[];
  readonly #definitions: Definitions;
  readonly #bestFirst: RunbookOrder;
  readonly #select: (entity: Entity) => Selected<Definition>;
  readonly #plans = {
    operated: new Map<string, Plan>(),
    other: new Map<string, Plan>(),
  };
  /** Stand for what goes into a plan where plans are compared. */
  readonly #numbers: ReadonlyMap<Definition | MatrixRow, number>;
  readonly #planned = new Map<string, PlannedActivity>();

  constructor(definitions: Definitions, bestFirst: RunbookOrder) {
    this.#definitions = definitions;
    this.#bestFirst = bestFirst;
    this.#activities = [...definitions.activities.values()].sort(riskiestFirst);
    const all: Definition[] = [
      ...definitions.activities.values(),
      ...definitions.matrices.values(),
      ...definitions.runbooks.values(),
      ...definitions.agreements.values(),
    ];
    this.#select = createSelection(all);
    const rows = [...definitions.matrices.values()].flatMap(each => each.rows);
    this.#numbers = new Map([...all, ...rows].map((part, at) => [part, at]));
  }

  planOf(entity: Entity): Plan {
    const operated = isOperated(entity);
    const selected = this.#select(entity);
    const plans = operated ? this.#plans.operated : this.#plans.other;
    return remember(plans, selected.key, () => {
      const selecting = [...this.#definitions.agreements.values()].filter(
        each => selected.definitions.has(each),
      );
      return {
        activities: this.#planActivities(selected.definitions, {
          operated,
          selecting,
        }),
        selecting,
        answers: new Map(),
      };
    });
  }

  /** Lets go of every plan, and of the answers with them. */
  forget() {
    this.#plans.operated.clear();
    this.#plans.other.clear();
    this.#planned.clear();
  }

  #planActivities(
    selected: ReadonlySet<Definition>,
    { operated, selecting }: { operated: boolean; selecting: Agreement[] },
  ) {
    const { matrices, runbooks } = this.#definitions;
    const rows = groupBy(
      [...matrices.values()]
        .filter(matrix => (matrix.appliesTo ? selected.has(matrix) : operated))
        .flatMap(matrix => matrix.rows),
      row => [row.activityRef],
    );
    const covering = groupBy(
      [...runbooks.values()].filter(runbook => selected.has(runbook)),
      runbook => runbook.activityRefs,
    );
    return this.#activities
      .filter(activity => selected.has(activity) || rows.has(activity.ref))
      .map(activity =>
        this.#planActivity(activity, {
          rows: rows.get(activity.ref) ?? [],
          runbooks: covering.get(activity.ref) ?? [],
          agreements: selecting,
        }),
      );
  }

  #planActivity(
    activity: Activity,
    about: { rows: MatrixRow[]; runbooks: Runbook[]; agreements: Agreement[] },
  ): PlannedActivity {
    const { rows, runbooks, agreements } = about;
    const key = [activity, ...rows, ...runbooks, ...agreements]
      .map(part => this.#numbers.get(part))
      .join();
    return remember(this.#planned, key, () => ({
      activity,
      decide: deciderOf(rows),
      asksForContainers: rows.some(asksForContainers),
      runbooks: runbooks.sort(this.#bestFirst),
      agreements,
      answers: new Map(),
    }));
  }
}
