import {
  EvaluatedEntity,
  OperatingModel,
  RollUp,
  RolledUp,
  Steps,
} from 'backstage-plugin-operating-model-common';
import { inTurns } from '../inTurns';
import { ScorecardStore } from './ScorecardStore';

/** One refresh of the scorecard: takes entities page by page, and publishes at the end. */
export class ScorecardRun {
  readonly #store: ScorecardStore;
  readonly #computedAt: string;
  readonly #ancestorsOf: OperatingModel['ancestorsOf'];
  #changed = 0;
  #waiting: EvaluatedEntity[] = [];

  private constructor(options: {
    store: ScorecardStore;
    ancestorsOf: OperatingModel['ancestorsOf'];
    computedAt: string;
  }) {
    this.#store = options.store;
    this.#computedAt = options.computedAt;
    this.#ancestorsOf = options.ancestorsOf;
  }

  static async begin(options: {
    store: ScorecardStore;
    ancestorsOf: OperatingModel['ancestorsOf'];
    /** ISO date-time. */
    computedAt: string;
  }): Promise<ScorecardRun> {
    await options.store.begin();
    return new ScorecardRun(options);
  }

  /** Rows that will be written. */
  get changed(): number {
    return this.#changed;
  }

  /** Takes an entity that may differ from what is published. */
  add(entity: EvaluatedEntity): void {
    if (isOnScorecard(entity)) this.#waiting.push(entity);
  }

  /** Puts down what was added since the last time; best once a page. */
  async stage(): Promise<void> {
    const rows = this.#waiting;
    if (rows.length === 0) return;
    this.#waiting = [];
    this.#changed += await this.#store.stage(rows);
  }

  /** The published entities of which it is not known that they are still on the scorecard. */
  async unseen(isThere: (ref: string) => boolean): Promise<string[]> {
    const unseen: string[] = [];
    for await (const refs of this.#store.entityRefs()) {
      unseen.push(...refs.filter(ref => !isThere(ref)));
    }
    return unseen;
  }

  /**
   * @param all - every entity as it is now, each once
   * @param gone - those that are in the catalog no more, or that nothing applies to any more
   */
  async publish({
    all,
    gone,
  }: {
    all: Iterable<EvaluatedEntity>;
    gone: readonly string[];
  }) {
    return this.#store.publish({
      rollUps: await inTurns(this.#rollUps(all)),
      gone,
      computedAt: this.#computedAt,
    });
  }

  *#rollUps(all: Iterable<EvaluatedEntity>): Steps<RolledUp[]> {
    const rollUp = new RollUp(this.#ancestorsOf);
    for (const entity of all) {
      rollUp.add(entity);
      yield;
    }
    return rollUp.result();
  }
}

/** What no activity asks a runbook of is not on the scorecard. */
export function isOnScorecard({ cells }: EvaluatedEntity): boolean {
  return cells.length > 0;
}
