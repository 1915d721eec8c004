import {
  EvaluatedEntity,
  OperatingModel,
  RollUp,
  RolledUp,
  Steps,
} from 'backstage-plugin-operating-model-common';
import { inTurns } from '../inTurns';
import { ScorecardStore } from './ScorecardStore';

/**
 * One refresh of the scorecard: takes entities page by page, and publishes at the end. Until then it holds those that changed, which
 * whoever evaluated them holds too: rows are written once, and not put down anywhere before.
 */
export class ScorecardRun {
  readonly #store: ScorecardStore;
  readonly #computedAt: string;
  readonly #ancestorsOf: OperatingModel['ancestorsOf'];
  /** By reference: a catalog may show one twice. */
  readonly #changed = new Map<string, EvaluatedEntity>();
  #waiting: EvaluatedEntity[] = [];

  constructor(options: {
    store: ScorecardStore;
    ancestorsOf: OperatingModel['ancestorsOf'];
    /** ISO date-time. */
    computedAt: string;
  }) {
    this.#store = options.store;
    this.#computedAt = options.computedAt;
    this.#ancestorsOf = options.ancestorsOf;
  }

  /** Rows that will be written. */
  get changed(): number {
    return this.#changed.size;
  }

  /** Takes an entity that may differ from what is published. */
  add(entity: EvaluatedEntity): void {
    if (isOnScorecard(entity)) this.#waiting.push(entity);
  }

  /** Finds out which of those that were added since the last time differ from what is published; best once a page. */
  async compare(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    for (const entity of waiting) this.#changed.delete(entity.ref);
    for (const entity of await this.#store.differing(waiting)) {
      this.#changed.set(entity.ref, entity);
    }
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
      changed: [...this.#changed.values()],
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
